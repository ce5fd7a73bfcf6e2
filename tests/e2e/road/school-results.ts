import { expect, type Page } from "@playwright/test";
import { demoSchool } from "./people";

/** The figures of the official file, as the school page and their own source page show them. */
export async function checkOfficialFigures(page: Page): Promise<void> {
  await page.goto(demoSchool.path);
  await expect(page.getByRole("heading", { level: 1, name: "Escuela Básica España" })).toBeVisible();
  const reading = page.getByRole("link", { name: /^253 · Lectura 4° 2024 · 62 estudiantes/ });
  await expect(reading).toBeVisible();
  await expect(page.getByRole("link", { name: /^254 · Matemática 4° 2024/ })).toBeVisible();
  await reading.click();
  await expect(page).toHaveURL(/\/evidencia\//);
  await expect(page.getByRole("main")).toContainText("253");
  await expect(page.getByRole("main")).toContainText("62");
}
