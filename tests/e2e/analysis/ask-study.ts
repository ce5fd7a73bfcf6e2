import { expect, type Page } from "@playwright/test";

const CALCULATING_MS = 120_000;
const DRAWING_MS = 60_000;

/** Relates the public proxy with every result, with the settings that the page proposes; the page is then that of the run. */
export async function askRelations(page: Page): Promise<void> {
  await page.goto("/analisis/relaciones");
  await page.getByRole("button", { name: "Calcular relaciones" }).click();
  await waitForResult(page, "relaciones");
}

/** Selects cases with the settings that the page proposes; the page is then that of the selection. */
export async function askCases(page: Page): Promise<void> {
  await page.goto("/analisis/casos");
  await page.getByRole("button", { name: "Seleccionar casos" }).click();
  await waitForResult(page, "casos");
}

/** The calculation goes on in a process of its own; the page leads to its result by itself. */
async function waitForResult(page: Page, room: string): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`/analisis/${room}/[0-9a-f-]{36}$`), { timeout: CALCULATING_MS });
  await expect(page.getByText("Para repetirlo:")).toBeVisible({ timeout: DRAWING_MS });
}
