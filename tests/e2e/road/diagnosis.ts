import { expect, type Page } from "@playwright/test";
import { confirm, goTo, hasSaid } from "./menu";

const school = "Escuela Básica España";

/** The technical head opens the diagnosis, reads what it rests on, edits its first need and sends it. Returns the need and the diagnosis' address. */
export async function prepareDiagnosis(page: Page, need: string): Promise<string> {
  await goTo(page, "Diagnósticos");
  await page.getByRole("link", { name: "Ver escuelas sin diagnóstico" }).click();
  const row = page.getByRole("row").filter({ hasText: school });
  await row.getByRole("button", { name: "Abrir diagnóstico" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText(/\d+ docentes observados de \d+/);
  await dialog.getByRole("button", { name: "Abrir diagnóstico" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Preparar el diagnóstico/ })).toBeVisible();
  await expect(page.getByText(/^Cita \d+ clases observadas de \d+ docentes/).first()).toBeVisible();
  const first = page.getByRole("form", { name: "Necesidad 1", exact: true });
  await first.getByLabel("Necesidad", { exact: true }).fill(need);
  await expect(first.getByText("Guardado", { exact: true })).toBeVisible();
  const address = page.url().replace(/\/editar$/, "");
  await confirm(page, "Enviar a la dirección", "Enviar");
  await expect(page).toHaveURL(address);
  await expect(page.getByRole("progressbar", { name: "Docentes observados" })).toBeVisible();
  return address;
}

/** The principal reads need, coverage and results, and signs. */
export async function signDiagnosis(page: Page, need: string): Promise<void> {
  await goTo(page, "Diagnósticos");
  await page.getByRole("row").filter({ hasText: school }).getByRole("link").first().click();
  await expect(page.getByText(need)).toBeVisible();
  await expect(page.getByRole("heading", { name: "De cuántos docentes habla" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "¿Se reconoce la escuela en esto?" })).toBeVisible();
  await page.getByRole("button", { name: "Estoy de acuerdo" }).click();
  await page
    .getByRole("alertdialog")
    .getByLabel(/^Algo que quiera dejar dicho/)
    .fill("Nos reconocemos; partamos por las preguntas en matemática.");
  await page.getByRole("alertdialog").getByRole("button", { name: "Firmar" }).click();
  await hasSaid(page, "Listo, el diagnóstico quedó firmado.");
}

export async function approveDiagnosis(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await confirm(page, "Aprobar el diagnóstico", "Aprobar");
  await hasSaid(page, "Listo, el diagnóstico quedó aprobado.");
}

/** A signed version offers no way to edit it, nor does its address: only a new version with its reason. */
export async function signedVersionStays(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/editar`);
  await expect(page).toHaveURL(address);
  await expect(page.getByRole("link", { name: "Editar y enviar" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Comenzar una versión nueva" })).toBeVisible();
}
