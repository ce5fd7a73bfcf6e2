import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Every invented person carries this family name. */
const markOfPeople = /Ejemplo/;

const phone = { width: 360, height: 740 };

/** A phone in the hand and a computer on a desk. */
const widths = [phone, { width: 1280, height: 900 }];

/** Of each kind of page, the kinds of element that this process has given to the accessibility check. */
const elementsChecked = new Map<string, Set<string>>();

/**
 * What holds on every page, at both widths and on paper. Failures are collected, so that one run shows all of them.
 * A page of a kind that was checked as somebody else before goes to the accessibility check again only if it holds
 * elements that the others did not, and then at the phone's width, which holds the same controls as the wide one.
 */
export async function checkPage(page: Page, address: string, pattern = address): Promise<void> {
  const response = await page.goto(address);
  expect.soft(response?.status(), `status of ${address}`).toBe(200);
  await expect.soft(page.getByRole("heading", { level: 1 }), `one h1 on ${address}`).toHaveCount(1);
  await expect.soft(page.locator("html"), `language of ${address}`).toHaveAttribute("lang", "es-CL");
  const title = await page.title();
  expect.soft(title, `title of ${address}`).toMatch(/Acompaña$/);
  expect.soft(title, `no person in the title of ${address}`).not.toMatch(markOfPeople);
  const checked = elementsChecked.get(pattern);
  const elements = await elementKinds(page);
  const isNew = elements.some((kind) => !checked?.has(kind));
  elementsChecked.set(pattern, new Set([...(checked ?? []), ...elements]));
  for (const size of widths) {
    await page.setViewportSize(size);
    await checkWidth(page, address);
    if (checked && (!isNew || size !== phone)) continue;
    await checkAccessibility(page, `${address} at ${size.width} px`);
  }
  await checkPrint(page, address);
}

/** What the page is made of, its words apart: each tag with its classes, its role and its type. */
async function elementKinds(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => [
    ...new Set(
      [...document.querySelectorAll("body *")].map((element) =>
        [element.tagName, ...["class", "role", "type"].map((name) => element.getAttribute(name))].join(" "),
      ),
    ),
  ]);
}

async function checkWidth(page: Page, address: string): Promise<void> {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect.soft(content, `${address} is no wider than ${window} px`).toBeLessThanOrEqual(window);
}

export async function checkAccessibility(page: Page, address: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).setLegacyMode(true).analyze();
  const said = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} (${help}) at ${target.join(" ")}: ${failureSummary ?? ""}`,
    ),
  );
  expect.soft(said, `accessibility of ${address}`).toEqual([]);
}

/** On paper nothing of the screen's frame is left. */
async function checkPrint(page: Page, address: string): Promise<void> {
  if ((await page.getByRole("button", { name: /^Imprimir/ }).count()) === 0) return;
  await page.emulateMedia({ media: "print" });
  await expect
    .soft(page.getByRole("navigation", { name: "Principal" }), `navigation on paper of ${address}`)
    .toHaveCount(0);
  await expect.soft(page.getByRole("button"), `buttons on paper of ${address}`).toHaveCount(0);
  await expect.soft(page.getByRole("heading", { level: 1 }), `h1 on paper of ${address}`).toBeVisible();
  await page.emulateMedia({ media: "screen" });
}
