import { expect, type Page } from "@playwright/test";
import { newId } from "@/lib/db/id";

const COMPUTING_MS = 240_000;
/** A long page after a form: the machine may be computing at the same time. */
const NEXT_PAGE_MS = 30_000;

/** Begins an analysis of the demonstration's invented answers with every item, as a researcher who is signed in; the page is then that of the run. */
export async function beginRun(page: Page, name: string): Promise<void> {
  await page.goto("/analisis/taller");
  await page.getByRole("link", { name: "Analizar estas respuestas" }).first().click();
  await expect(page.getByText("Datos sintéticos, inventados").first()).toBeVisible();
  await page.getByLabel("Nombre del análisis").fill(name);
  await page.getByRole("button", { name: "Marcar los que se ven", exact: true }).click();
  await page.getByRole("button", { name: "Comenzar y calcular" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible({ timeout: NEXT_PAGE_MS });
}

/** Waits until every step of the open run is current. */
export async function waitUntilComputed(page: Page): Promise<void> {
  const steps = page.getByRole("navigation", { name: "Pasos del análisis" });
  await expect(steps.getByText("Al día")).toHaveCount(9, { timeout: COMPUTING_MS });
}

/** Saves the first factor of the open run as an index; the page is then that of the index. */
export async function saveIndex(page: Page, name: string): Promise<void> {
  await page.getByLabel("Nombre del índice").fill(name);
  await page.getByLabel("Versión").fill(newId().slice(-8));
  await page.getByLabel("Factor", { exact: true }).selectOption("0");
  await page.getByRole("button", { name: "Guardar índice" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`${name}, versión`, {
    timeout: NEXT_PAGE_MS,
  });
}
