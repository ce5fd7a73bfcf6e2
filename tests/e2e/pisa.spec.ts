import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import { demoAccounts } from "@/prisma/seed/demo/accounts";
import { test } from "../support/browser-test";
import { waitUntilComputed } from "./analysis/begin-run";

/* PISA 2018's public answers, where they stand beside the project. */
const shared = (name: string) => fileURLToPath(new URL(`../../../shared/efa/data/${name}`, import.meta.url));
const answers = shared("pisa2018_tur.csv");
const codebook = shared("pisa2018_tur.dictionary.csv");
const name = "PISA 2018, Türkiye";

async function storeCodebook(page: Page): Promise<void> {
  await page.goto("/evidencia/datos/cuestionarios/nuevo");
  await page.getByLabel("Archivo del libro de códigos").setInputFiles(codebook);
  await page.getByRole("button", { name: "Ver qué trae" }).click();
  await page.getByLabel("Nombre").fill("PISA 2018, prácticas docentes");
  await page.getByLabel("Quién lo publica").fill("OCDE");
  await page.getByRole("button", { name: "Guardar el cuestionario" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("PISA 2018");
}

async function storeAnswers(page: Page): Promise<void> {
  await page.goto("/evidencia/datos/nuevo");
  await page.getByLabel("Elegir el archivo").setInputFiles(answers);
  const columns = page.getByRole("region", { name: "Las columnas" });
  await expect(columns).toBeVisible({ timeout: 60_000 });
  await columns.getByLabel("Cuestionario").selectOption({ label: "PISA 2018, prácticas docentes" });
  await columns.getByRole("button", { name: "Volver a leer con estos cambios" }).click();
  const understood = page.getByRole("region", { name: "Qué se entendió" });
  await expect(understood).toContainText("6.890 estudiantes", { timeout: 60_000 });
  const form = page.getByRole("region", { name: "Confirmar y guardar" });
  await form.getByLabel("Año de aplicación").fill("2018");
  await form.getByLabel("Nombre del conjunto").fill(name);
  await form.getByLabel("Quién entregó los datos").fill("OCDE");
  await form.getByLabel("Condiciones de la licencia").fill("Archivo público, con su crédito.");
  await form.getByLabel("Para qué se usarán").fill("Comprobar la escala de retroalimentación.");
  await form.getByLabel("Su acceso termina el").fill("31-12-2028");
  await form.getByRole("button", { name: "Guardar el conjunto" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible({ timeout: 60_000 });
}

async function analyse(page: Page): Promise<void> {
  await page.goto("/analisis/taller");
  await page
    .getByRole("row")
    .filter({ hasText: name })
    .getByRole("link", { name: "Analizar estas respuestas" })
    .click();
  await page.getByLabel("Nombre del análisis").fill("Retroalimentación en PISA");
  for (const item of ["st104q02na", "st104q03na", "st104q04na"]) {
    await page.getByRole("checkbox", { name: new RegExp(item, "i") }).check();
  }
  await page.getByRole("button", { name: "Comenzar y calcular" }).click();
  await waitUntilComputed(page);
}

test.describe("PISA's feedback scale", { tag: "@desktop" }, () => {
  test.skip(!existsSync(answers), "PISA's file is not at hand");

  test("goes from the file to its alpha and its share between schools", async ({ signInAs }) => {
    test.setTimeout(600_000);
    const account = demoAccounts().find(({ role }) => role === "researcher")?.email ?? "";
    const page = await signInAs(account);
    await storeCodebook(page);
    await storeAnswers(page);
    await analyse(page);
    await expect(page.locator("#paso-confiabilidad")).toContainText("0,853");
    await expect(page.locator("#paso-establecimientos")).toContainText("0,051");
  });
});
