import { expect, type Page } from "@playwright/test";

export interface PanelFigures {
  readonly closed: number;
  readonly monitoring: number;
  readonly feedback: number;
  readonly modelling: number;
}

async function figure(page: Page, list: string, row: string): Promise<number> {
  const line = page
    .getByRole("list", { name: list, exact: true })
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: row, exact: true }) });
  return Number(((await line.locator("strong").textContent()) ?? "").replaceAll(".", ""));
}

/** What the territory's panel counts today of cycles and sessions. */
export async function readPanel(page: Page): Promise<PanelFigures> {
  await page.goto("/territorios/huasco");
  await expect(page.getByRole("heading", { level: 1, name: "Huasco" })).toBeVisible();
  const sessions = "Sesiones realizadas por clase";
  return {
    closed: await figure(page, "Ciclos por fase", "Cerrado"),
    monitoring: await figure(page, sessions, "Monitoreo"),
    feedback: await figure(page, sessions, "Retroalimentación"),
    modelling: await figure(page, sessions, "Modelado"),
  };
}

/** A figure opens the list behind it, in which the cycle of this pair stands. */
export async function figureOpensItsList(page: Page, teacherName: string): Promise<void> {
  await page
    .getByRole("list", { name: "Ciclos por fase" })
    .getByRole("link", { name: "Cerrado", exact: true })
    .click();
  await expect(page).toHaveURL(/\/acompanamiento\?fase=closed/);
  await expect(page.getByRole("table").getByRole("row").filter({ hasText: teacherName })).toBeVisible();
}

/** The researcher reads the same panel without lists of names and with small counts withheld. */
export async function panelWithoutSmallCounts(page: Page): Promise<void> {
  await page.goto("/territorios/huasco");
  await expect(page.getByText(/toda cifra sobre menos de \d+ personas aparece como reservada/)).toBeVisible();
  await expect(page.getByRole("list", { name: "Ciclos por fase" }).getByRole("link")).toHaveCount(0);
  const figures = await page
    .getByRole("list", { name: "Ciclos por fase" })
    .locator("strong")
    .allTextContents();
  for (const text of figures) expect(Number(text) === 0 || Number(text) >= 5, text).toBe(true);
}
