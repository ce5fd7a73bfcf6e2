import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { v7 } from "uuid";
import { readExchangeFile } from "@/lib/fieldwork/rules/exchange/unpack";
import { demoAccounts, type DemoAccount } from "@/prisma/seed/demo/accounts";
import { prefixedProject } from "../factories/exchange-files";
import { test } from "../support/browser-test";
import { withClient } from "../support/database-client";
import { checkPage } from "./pages/checks";

function barrancas(role: DemoAccount["role"]): DemoAccount {
  const account = demoAccounts().find((one) => one.territoryCode === "barrancas" && one.role === role);
  if (account === undefined) throw new Error(`No demonstration account for ${role}`);
  return account;
}

/** An empty study of its own, so that the walk leaves no trace in the demonstration's. */
async function makeEmptyStudy(databaseUrl: string, leadId: string): Promise<string> {
  const studyId = v7();
  await withClient(databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO field_study (id, territory_id, name, created_by_id, created_at)
       SELECT $1, id, 'Estudio de intercambio', $2, now() FROM territory WHERE code = 'barrancas'`,
      [studyId, leadId],
    );
    await client.query(
      `INSERT INTO field_study_member (id, study_id, person_id, role, valid_from)
       VALUES ($1, $2, $3, 'lead', current_date - 1)`,
      [v7(), studyId, leadId],
    );
  });
  return studyId;
}

const chooseFile = (page: Page, name: string) =>
  page
    .getByLabel(/^Elegir (el|otro) archivo$/)
    .setInputFiles({ name, mimeType: "application/zip", buffer: Buffer.from(prefixedProject()) });

test("a project of another program is shown, brought, and taken away again", async ({
  signInAs,
  databaseUrl,
}) => {
  test.setTimeout(120_000);
  const lead = barrancas("researcher");
  const address = `/terreno/${await makeEmptyStudy(databaseUrl, lead.personId)}/intercambio`;
  const page = await signInAs(lead.email);
  await checkPage(page, address);

  await test.step("a file says first what it would do and what it would leave out", async () => {
    await chooseFile(page, "proyecto-ajeno.qdpx");
    await expect(page.getByText("escrito por Programa Uno 24")).toBeVisible();
    const counts = page.getByRole("table", { name: "Lo que traería el archivo" });
    await expect(counts.getByRole("row", { name: /Códigos/ })).toContainText("2");
    await expect(page.getByText("Voz.mp3")).toBeVisible();
    await expect(page.getByText("Todavía no entra ni sale nada")).toBeVisible();
  });

  await test.step("it is brought, and is there", async () => {
    await page.getByLabel(/no nombran a nadie/).check();
    await page.getByRole("button", { name: "Traer al estudio" }).click();
    await expect(page.getByRole("table", { name: "Lo que trajo el archivo" })).toBeVisible();
    const report = page.getByRole("listitem").filter({ hasText: "Entró: Proyecto (.qdpx)" });
    await expect(report).toContainText("proyecto-ajeno.qdpx");
  });

  await test.step("the same file again has nothing to bring", async () => {
    await chooseFile(page, "otra-vez.qdpx");
    await expect(page.getByText("no hay nada que traer")).toBeVisible();
    await expect(page.getByRole("button", { name: "Traer al estudio" })).toHaveCount(0);
  });

  await test.step("it leaves with its codes, its codings and its coders", async () => {
    const waiting = page.waitForEvent("download");
    await page.getByRole("link", { name: "Descargar el proyecto (.qdpx)" }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toMatch(/^proyecto-[0-9a-f]{8}-\d{4}-\d{2}-\d{2}\.qdpx$/);
    const { project } = await readExchangeFile(new Uint8Array(await readFile(await download.path())));
    expect(project.codes.map(({ name }) => name)).toEqual(["Clima", "Ánimo & ganas"]);
    expect([project.sources.length, project.codings.length]).toEqual([1, 2]);
    expect(project.users.map(({ name }) => name)).toContain("AB");
  });

  await checkPage(page, address);

  await test.step("who is no member finds nothing", async () => {
    const other = await signInAs(barrancas("territory_head").email);
    await other.goto(address);
    await expect(other.getByRole("heading", { level: 1, name: /no encontramos/i })).toBeVisible();
  });
});
