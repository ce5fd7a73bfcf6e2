import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { demoAccounts } from "@/prisma/seed/demo/accounts";
import { test } from "../support/browser-test";

const huasco = demoAccounts().filter((account) => account.territoryCode === "huasco");

function emailOf(role: string): string {
  return huasco.find((account) => account.role === role)?.email ?? "";
}

async function download(page: Page, name: string): Promise<string> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name }).click();
  return readFile(await (await waiting).path(), "utf8");
}

test("a principal reads a grade, opens a figure's source and takes the table away", async ({ signInAs }) => {
  const page = await signInAs(emailOf("principal"));
  await page.goto("/evidencia?nivel=4b&q=espa%C3%B1a");
  await expect(page.getByText("Establecimientos por comuna y nombre.")).toBeVisible();
  await expect(page.getByText("Su escuela").first()).toBeVisible();
  await page.getByLabel("2018").check();
  await page.getByRole("button", { name: "Ver", exact: true }).click();
  await expect(page).toHaveURL(/anio=2018/);
  const csv = await download(page, "CSV para Excel");
  expect(csv.startsWith("\ufeffRBD;Establecimiento;Comuna;")).toBe(true);
  expect(csv).toContain("Lectura 4° 2018");
  await page.getByRole("table").getByRole("link", { name: /^\d+$/ }).first().click();
  await expect(page.getByRole("heading", { name: "Fuente" })).toBeVisible();
  await expect(page.getByText(/^simce4b\d{4}/)).toBeVisible();
});

test("schools are ordered by value for who runs the territory and for nobody else", async ({ signInAs }) => {
  const address = "/evidencia?nivel=4b&orden=-2024";
  const head = await signInAs(emailOf("territory_head"));
  await head.goto(address);
  await expect(head.getByText("Este orden lo ve solo quien conduce el territorio.")).toBeVisible();
  const mentor = await signInAs(emailOf("mentor"));
  await mentor.goto(address);
  await expect(mentor.getByText("van por comuna y nombre")).toBeVisible();
  await expect(mentor.getByRole("table").getByRole("link", { name: "Ordenar por" })).toHaveCount(0);
});

test("the proxy of teacher feedback says what it is and what it is not", async ({ signInAs }) => {
  const page = await signInAs(emailOf("researcher"));
  await page.goto("/evidencia");
  await page.getByRole("link", { name: "Retroalimentación docente (aproximación pública)" }).click();
  const note = page.getByRole("note").filter({ hasText: "Promoción de la motivación" });
  await expect(note).toContainText("no es un índice de retroalimentación");
  await expect(note).toContainText("una parte del indicador Autoestima");
});

test("a file is refused without a session and for another territory", async ({ page, signInAs }) => {
  const file = "/api/exports/evidencia?formato=csv";
  expect((await page.request.get(file)).status()).toBe(401);
  const teacher = await signInAs(emailOf("teacher"));
  expect((await teacher.request.get(`${file}&territorio=barrancas`)).status()).toBe(404);
  expect((await teacher.request.get(file)).headers()["content-disposition"]).toContain("evidencia-huasco");
});
