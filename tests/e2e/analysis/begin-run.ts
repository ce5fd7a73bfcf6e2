import { expect, type Page } from "@playwright/test";

const COMPUTING_MS = 120_000;

/** Begins an analysis of the demonstration's invented answers with every item, as a researcher who is signed in; the page is then that of the run. */
export async function beginRun(page: Page, name: string): Promise<void> {
  await page.goto("/analisis/taller");
  await page.getByRole("link", { name: "Analizar estas respuestas" }).first().click();
  await expect(page.getByText("Datos sintéticos, inventados").first()).toBeVisible();
  await page.getByLabel("Nombre del análisis").fill(name);
  await page.getByRole("button", { name: "Marcar los que se ven", exact: true }).click();
  await page.getByRole("button", { name: "Comenzar y calcular" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** Waits until every step of the open run is current. */
export async function waitUntilComputed(page: Page): Promise<void> {
  const steps = page.getByRole("navigation", { name: "Pasos del análisis" });
  await expect(steps.getByText("Al día")).toHaveCount(9, { timeout: COMPUTING_MS });
}
