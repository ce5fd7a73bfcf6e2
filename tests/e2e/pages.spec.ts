import { expect, type Page } from "@playwright/test";
import { THEME_COOKIE } from "@/components/ui/theme";
import { demoAccounts, type DemoAccount } from "@/prisma/seed/demo/accounts";
import { test } from "../support/browser-test";
import { askCases, askRelations } from "./analysis/ask-study";
import { beginRun, saveIndex, waitUntilComputed } from "./analysis/begin-run";
import { answersFile } from "./evidence/answers";
import { checkAccessibility, checkPage } from "./pages/checks";
import { discoverPages } from "./pages/discover";
import { noteReached } from "./pages/reached";

/** Where coaching is under way: every kind of page has something to show. */
const territory = "andalien-sur";
const accounts = demoAccounts().filter((account) => account.territoryCode === territory);
const publicPages = ["/", "/privacidad", "/sin-conexion"];

/** Pages that read the same to everybody, checked once: as a visitor, or as the role named. */
const checkedBy: Readonly<Record<string, DemoAccount["role"] | "visitor">> = {
  "/privacidad": "visitor",
  "/evidencia/diccionario": "researcher",
};

const widestFirst: readonly DemoAccount["role"][] = [
  "programme_lead",
  "admin",
  "researcher",
  "mentor",
  "teacher",
  "utp_head",
  "principal",
  "territory_head",
];

/** Where the menus lead, and what the sweep would come to too late or the seed has none of. */
async function startsOf(page: Page, { role }: DemoAccount): Promise<readonly string[]> {
  const menus = ["/inicio", "/derechos"];
  if (role === "programme_lead") {
    await stopHalfWay(page);
    return [...menus, "/diagnosticos?estado=draft", "/evidencia/cargas"];
  }
  if (role === "researcher") {
    await leaveUnconfirmed(page);
    await analyse(page);
    return [...menus, "/evidencia/datos", "/analisis/taller", "/analisis/relaciones", "/analisis/casos"];
  }
  return menus;
}

/** Makes what the seed has none of: an analysis with its index, relations and cases. */
async function analyse(page: Page): Promise<void> {
  await beginRun(page, "Análisis del barrido");
  await waitUntilComputed(page);
  await saveIndex(page, "Índice del barrido");
  await askRelations(page);
  await askCases(page);
}

/** Begins a file that stays half-way. */
async function stopHalfWay(page: Page): Promise<void> {
  const upload = { fileName: "simce4b2026_rbd.csv", byteCount: 3_000 };
  expect((await page.request.post("/api/imports", { data: upload })).status()).toBe(201);
}

/** Sends answers and leaves them to be confirmed. */
async function leaveUnconfirmed(page: Page): Promise<void> {
  await page.goto("/evidencia/datos/nuevo");
  await page.getByLabel("Elegir el archivo").setInputFiles(answersFile("por-confirmar.csv"));
  await expect(page.getByRole("heading", { name: "Confirmar y guardar" })).toBeVisible({ timeout: 60_000 });
}

/** Those with the most rooms first, so that the longest sweeps do not come last. */
function byWidth(among: readonly DemoAccount[]): readonly DemoAccount[] {
  return widestFirst.flatMap((role) => among.filter((account) => account.role === role));
}

async function openFirstOf(page: Page, list: string): Promise<void> {
  await page.goto(list);
  await page.getByRole("table").first().getByRole("link").first().click();
  await expect(page).not.toHaveURL(list);
}

// A sweep says in words what it found on which page.
test.use({ screenshot: "off" });

test.describe("the sweep at both widths", { tag: "@desktop" }, () => {
  for (const account of byWidth(accounts)) {
    test(`every page that ${account.role} reaches is sound`, async ({ signInAs }) => {
      test.setTimeout(900_000);
      const page = await signInAs(account.email);
      const { pages, visited } = await discoverPages(page, await startsOf(page, account));
      expect(pages.size).toBeGreaterThan(3);
      noteReached(account.role, visited);
      for (const [pattern, address] of pages) {
        if ((checkedBy[pattern] ?? account.role) !== account.role) continue;
        await test.step(address, () => checkPage(page, address, pattern));
      }
    });
  }

  test("every public page is sound", async ({ page }) => {
    test.setTimeout(300_000);
    const { pages, visited } = await discoverPages(page, publicPages);
    noteReached("visitor", visited);
    for (const address of pages.values()) await test.step(address, () => checkPage(page, address));
  });

  test("the main pages are legible in the dark and in the high-contrast theme", async ({
    signInAs,
    baseURL,
  }) => {
    test.setTimeout(600_000);
    const leader = accounts.find(({ role }) => role === "programme_lead");
    const page = await signInAs(leader?.email ?? "");
    for (const theme of ["oscuro", "contraste"]) {
      await page.context().addCookies([{ name: THEME_COOKIE, value: theme, url: baseURL ?? "" }]);
      for (const address of [
        "/inicio",
        "/establecimientos/4591",
        `/territorios/${territory}`,
        "/evidencia?nivel=4b",
        "/evidencia?vista=territorios&nivel=4b",
      ]) {
        await page.goto(address);
        await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
        await checkAccessibility(page, `${address} in ${theme}`);
      }
      for (const list of ["/diagnosticos", "/acompanamiento"]) {
        await openFirstOf(page, list);
        await checkAccessibility(page, `${page.url()} in ${theme}`);
      }
    }
  });
});
