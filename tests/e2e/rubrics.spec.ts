import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { demoAccounts } from "@/prisma/seed/demo/accounts";
import { test } from "../support/browser-test";
import { checkAccessibility } from "./pages/checks";

const lead = demoAccounts().find(
  ({ role, territoryCode }) => role === "programme_lead" && territoryCode === "barrancas",
);
const scales = ["Niveles con descriptor", "Sí o no", "Frecuencia", "Cuántas veces", "Cuántos minutos"];

async function writeIndicator(page: Page, number: number): Promise<void> {
  await page.getByRole("button", { name: "Agregar indicador a la sección A" }).click();
  const indicator = page.getByRole("article", { name: `Indicador A${number}` });
  await indicator.getByLabel("Indicador", { exact: true }).fill(`Qué se pregunta ${number}`);
  await indicator.getByLabel("Escala").selectOption({ label: scales[number - 1] ?? "" });
  if (number > 1) return;
  for (const level of await indicator.getByLabel("Qué se ve en este nivel").all()) {
    await level.fill("Pregunta y espera");
  }
}

test("a sponsor writes a rubric with every scale, publishes it for some days, and takes it out and in as a file", async ({
  signInAs,
}) => {
  test.setTimeout(180_000);
  const page = await signInAs(lead?.email ?? "");
  await page.goto("/programa/pautas");
  await page.getByRole("link", { name: "Nueva pauta" }).click();
  await page.getByLabel("Nombre de la pauta").fill("Pauta de preguntas");
  await page.getByRole("button", { name: "Comenzar a escribirla" }).click();
  await page.waitForURL("**/editar");
  await page.getByLabel("Para qué es").fill("Mirar qué preguntas se hacen");
  await page.getByRole("button", { name: "Agregar sección" }).click();
  await page.getByRole("region", { name: "Sección A" }).getByLabel("Título").fill("Preguntas");
  for (const number of [1, 2, 3, 4, 5]) await writeIndicator(page, number);
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Todo guardado.")).toBeVisible();
  await checkAccessibility(page, "the editor of a rubric");
  await page.getByRole("link", { name: "Ver como en el teléfono" }).click();
  await page.getByRole("button", { name: "Una más en A4" }).click();
  await expect(page.getByLabel("A4: cuántas veces")).toHaveValue("1");
  await checkAccessibility(page, "a rubric as in the hand");
  await page.getByRole("link", { name: "Pauta de preguntas" }).click();
  await page.getByRole("button", { name: "Publicar", exact: true }).click();
  await page.getByRole("button", { name: "Publicar versión" }).click();
  await expect(page.getByText("Publicada", { exact: true })).toBeVisible();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Descargar (JSON)" }).click();
  const text = await readFile(await (await downloading).path(), "utf8");
  await page.getByRole("button", { name: "Poner en uso" }).click();
  await page.getByLabel("Desde").fill("01-03-2031");
  await page.getByRole("dialog").getByRole("button", { name: "Poner en uso" }).click();
  await expect(page.getByText("del 01-03-2031 en adelante")).toBeVisible();
  await checkAccessibility(page, "a published rubric");
  await page.goto("/programa/pautas/nueva");
  const file = {
    name: "pauta.json",
    mimeType: "application/json",
    buffer: Buffer.from(`${text} coma de más,`),
  };
  await page.getByLabel("Archivo de la pauta").setInputFiles(file);
  await page.getByRole("button", { name: "Traer la pauta" }).click();
  await expect(page.getByText("El archivo no es JSON", { exact: false }).first()).toBeVisible();
  await page.getByLabel("Archivo de la pauta").setInputFiles({ ...file, buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Traer la pauta" }).click();
  await page.waitForURL(/pautas\/[0-9a-f-]{36}$/);
  await expect(page.getByText("En preparación", { exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "A5 Qué se pregunta 5" })).toBeVisible();
});
