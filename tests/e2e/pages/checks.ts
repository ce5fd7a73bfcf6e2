import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Every invented person carries this family name. */
const markOfPeople = /Ejemplo/;

const phone = { width: 360, height: 740 };

/** A phone in the hand and a computer on a desk. */
const widths = [phone, { width: 1280, height: 900 }];

/**
 * What holds on every page, at both widths and on paper. Failures are collected, so that one run shows all of them.
 * Where the same kind of page was checked as somebody else before, its wide layout is not given to the accessibility
 * check again: the phone's holds the same controls.
 */
export async function checkPage(page: Page, address: string, isKnown = false): Promise<void> {
  const response = await page.goto(address);
  expect.soft(response?.status(), `status of ${address}`).toBe(200);
  await expect.soft(page.getByRole("heading", { level: 1 }), `one h1 on ${address}`).toHaveCount(1);
  await expect.soft(page.locator("html"), `language of ${address}`).toHaveAttribute("lang", "es-CL");
  const title = await page.title();
  expect.soft(title, `title of ${address}`).toMatch(/Acompaña$/);
  expect.soft(title, `no person in the title of ${address}`).not.toMatch(markOfPeople);
  for (const size of widths) {
    await page.setViewportSize(size);
    await checkWidth(page, address);
    if (isKnown && size !== phone) continue;
    await checkAccessibility(page, `${address} at ${size.width} px`);
  }
  await checkPrint(page, address);
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
