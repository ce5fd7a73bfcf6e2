import { writeFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { UPLOAD_PART_BYTES } from "@/lib/evidence/schema/imports";
import { demoAccounts, type DemoAccount } from "@/prisma/seed/demo/accounts";
import { test } from "../support/browser-test";
import { impossibleRow, pageAsWorkbook, simceFile } from "./evidence/files";
import { checkAccessibility } from "./pages/checks";
import { confirm } from "./road/menu";

/** A school of another territory than the walk of the whole road, which reads the figures of its own. */
const school = { rbd: 10103, path: "/establecimientos/10103" };
const loads = "/evidencia/cargas";

function barrancas(role: DemoAccount["role"]): string {
  const account = demoAccounts().find((one) => one.territoryCode === "barrancas" && one.role === role);
  if (account === undefined) throw new Error(`No demonstration account for ${role}`);
  return account.email;
}

async function drop(page: Page, file: ReturnType<typeof simceFile>): Promise<void> {
  await page.goto(loads);
  await page.getByLabel("Elegir archivos").setInputFiles(file);
}

test("an official file is read, reviewed, published, seen on the school's page and undone", async ({
  signInAs,
}) => {
  test.setTimeout(180_000);
  const page = await signInAs(barrancas("admin"));
  const rows = [{ rbd: school.rbd, students: 41, reading: 271, mathematics: 266 }];

  await test.step("it says what it understood before anything changes", async () => {
    await drop(page, simceFile("simce4b2026_rbd.csv", rows, [impossibleRow]));
    const title = "Simce por establecimiento · 4° básico · 2026";
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole("region", { name: "Qué trae" })).toContainText("2 filas");
    const rejected = page.getByRole("region", { name: "Filas rechazadas" }).getByRole("row");
    await expect(rejected.filter({ hasText: "DOSCIENTOS" })).toContainText("prom_lect4b_rbd");
    await expect(page.getByRole("region", { name: /^Qué cambia/ }).getByText("271")).toBeVisible();
    await checkAccessibility(page, "a load to review");
  });
  const load = page.url();

  await test.step("what is rejected comes as a table, and the file as it was given", async () => {
    const csv = await page.request.get(await hrefOf(page, "Descargarlas todas (CSV)"));
    expect(await csv.text()).toContain("DOSCIENTOS");
    const file = await page.request.get(await hrefOf(page, "Descargar el archivo"));
    expect((await file.body()).toString("latin1")).toContain("prom_lect4b_rbd");
  });

  await test.step("once published the school shows its figure, which leads back to the file", async () => {
    await confirm(page, "Publicar", "Publicar la carga");
    await expect(page.getByText("Vigente", { exact: true }).first()).toBeVisible({ timeout: 60_000 });
    await page.goto(school.path);
    await page
      .getByRole("link", { name: /^271 · Lectura 4° 2026 · 41 estudiantes/ })
      .first()
      .click();
    await expect(page.getByRole("main")).toContainText("simce4b2026_rbd.csv");
  });

  await test.step("undone with its reason, the figure is gone and the load stays in the list", async () => {
    await page.goto(load);
    await page.getByRole("button", { name: "Deshacer", exact: true }).click();
    const dialog = page.getByRole("alertdialog");
    await dialog.getByRole("button", { name: "Deshacer la carga" }).click();
    await expect(dialog).toContainText("Escribir el motivo");
    await dialog.getByLabel("Motivo").fill("Era un archivo de prueba.");
    await dialog.getByRole("button", { name: "Deshacer la carga" }).click();
    await expect(page.getByText("Era un archivo de prueba.")).toBeVisible({ timeout: 60_000 });
    await page.goto(school.path);
    await expect(page.getByRole("link", { name: /Lectura 4° 2026/ })).toHaveCount(0);
  });
});

async function hrefOf(page: Page, name: string): Promise<string> {
  return (await page.getByRole("link", { name }).getAttribute("href")) ?? "";
}

test("a page saved as a workbook is refused with what was expected, and nothing is kept", async ({
  signInAs,
}) => {
  const page = await signInAs(barrancas("programme_lead"));
  await drop(page, pageAsWorkbook);
  await expect(page.getByText("No se guardó nada de este archivo")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("main").getByRole("note")).toContainText("página web (HTML)");
  await expect(page.getByText(/descargarlo de nuevo desde quien lo publica/)).toBeVisible();
  await checkAccessibility(page, "a refused file");
});

test("an empty file is refused before anything is sent", async ({ signInAs }) => {
  const page = await signInAs(barrancas("admin"));
  const sent: string[] = [];
  page.on("request", (request) => request.url().includes("/api/imports") && sent.push(request.url()));
  await drop(page, { ...pageAsWorkbook, buffer: Buffer.alloc(0) });
  await expect(page.getByRole("alert").filter({ hasText: "El archivo está vacío" })).toBeVisible();
  expect(sent).toEqual([]);
  await checkAccessibility(page, "the loads, with a file that was not sent");
});

test.describe("with a signal that fails", () => {
  test.use({ losesConnection: true });

  test("a file waits without a signal and goes on by itself when it returns", async ({ signInAs }) => {
    const page = await signInAs(barrancas("programme_lead"));
    await page.goto(loads);
    await page.context().setOffline(true);
    await expect(
      page.getByText("Sin señal. Lo que elija queda en esta página", { exact: false }),
    ).toBeVisible();
    await page.getByLabel("Elegir archivos").setInputFiles(pageAsWorkbook);
    await expect(page.getByText("El archivo sigue elegido", { exact: false })).toBeVisible();
    await page.context().setOffline(false);
    await expect(page.getByText("No se guardó nada de este archivo")).toBeVisible({ timeout: 60_000 });
  });

  test("a file that stopped half-way goes on after a reload without sending again what arrived", async ({
    signInAs,
  }, testInfo) => {
    const page = await signInAs(barrancas("admin"));
    const file = testInfo.outputPath("planilla-larga.csv");
    writeFileSync(file, Buffer.alloc(2 * UPLOAD_PART_BYTES + 10, "a;b\n"));
    page.on("dialog", (dialog) => void dialog.accept());
    await page.route("**/parts/1", (route) => route.abort());
    await page.goto(loads);
    await page.getByLabel("Elegir archivos").setInputFiles(file);
    await expect(page.getByText("El archivo sigue elegido", { exact: false })).toBeVisible({
      timeout: 30_000,
    });

    await page.reload();
    await page.unroute("**/parts/1");
    await expect(page.getByText("Llegaron 4 MB de 8 MB")).toBeVisible();
    const sent: string[] = [];
    page.on("request", (request) => {
      if (request.method() === "PUT") sent.push(request.url().replace(/^.*parts/, ""));
    });
    await page.getByLabel("Elegir archivos").setInputFiles(file);
    await expect(page).toHaveURL(/\/cargas\/subidas\//, { timeout: 60_000 });
    expect(sent).toEqual(["/1", "/2"]);
  });
});

test("whoever may not import reads the files in force, and uploads nothing", async ({ signInAs }) => {
  const page = await signInAs(barrancas("teacher"));
  await page.goto(loads);
  await expect(page.getByRole("heading", { name: "Archivos publicados" })).toBeVisible();
  await expect(page.getByLabel("Elegir archivos")).toHaveCount(0);
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/evidencia\/cargas\/[0-9a-f-]+/);
  await expect(page.getByRole("button", { name: "Deshacer" })).toHaveCount(0);
  const refused = await page.request.post("/api/imports", { data: { fileName: "x.csv", byteCount: 3 } });
  expect(refused.status()).toBe(403);
});

test("an upload without a session is refused in words", async ({ request }) => {
  const refused = await request.post("/api/imports", { data: { fileName: "x.csv", byteCount: 3 } });
  expect(refused.status()).toBe(401);
  expect(await refused.json()).toMatchObject({ error: { code: "NOT_SIGNED_IN" } });
});
