import { expect, type Page } from "@playwright/test";
import { demoAccounts, type DemoAccount } from "@/prisma/seed/demo/accounts";
import { test } from "../support/browser-test";
import { askCases, askRelations } from "./analysis/ask-study";
import { checkAccessibility } from "./pages/checks";
import { confirm, hasSaid } from "./road/menu";

const zone = "Barrancas";

function barrancas(role: DemoAccount["role"]): DemoAccount {
  const account = demoAccounts().find((one) => one.territoryCode === "barrancas" && one.role === role);
  if (account === undefined) throw new Error(`No demonstration account for ${role}`);
  return account;
}

test("relations of the public proxy are calculated, read and taken away, every test of them", async ({
  signInAs,
}) => {
  test.setTimeout(180_000);
  const page = await signInAs(barrancas("researcher").email);
  await page.goto("/analisis");
  await expect(page.getByRole("link", { name: "3. Relaciones" })).toBeVisible();
  await askRelations(page);

  await test.step("what it says stands beside what it does not say", async () => {
    const reading = page.getByRole("note").filter({ hasText: "Cómo leer estas cifras" });
    await expect(reading).toContainText("no dicen que una cosa cause la otra");
    const forest = page.getByRole("region", { name: "Qué tan fuerte es cada relación" });
    await expect(forest.getByRole("img").first()).toHaveAccessibleName(/intervalo de/);
    await expect(forest).toContainText("una parte de Autoestima");
    await checkAccessibility(page, "relations");
  });

  await test.step("schools of another zone are points without a name", async () => {
    const points = page.getByRole("region", { name: /^Punto por punto/ });
    await points.getByText("Ver los datos").first().click();
    await expect(points.getByRole("rowheader", { name: "Sin nombre" }).first()).toBeVisible();
    await expect(points.locator("title", { hasText: `), ${zone} ·` }).first()).toBeAttached();
    await expect(points.locator("title", { hasText: "), Huasco ·" })).toHaveCount(0);
  });

  await test.step("all the tests leave as a table", async () => {
    const tests = page.getByRole("region", { name: "Todas las pruebas" });
    await tests.getByRole("link", { name: "Todas en una tabla" }).click();
    await expect(tests.getByRole("table", { name: "Todas las pruebas de la corrida" })).toBeVisible();
    const waiting = page.waitForEvent("download");
    await tests.getByRole("button", { name: "Descargar esta tabla (CSV)" }).click();
    expect((await waiting).suggestedFilename()).toBe("todas-las-pruebas-de-la-corrida.csv");
  });

  await test.step("who is no researcher does not find it", async () => {
    const lead = await signInAs(barrancas("territory_head").email);
    await lead.goto(new URL(page.url()).pathname);
    await expect(lead.getByRole("heading", { level: 1, name: /no encontramos/i })).toBeVisible();
  });
});

test("cases are selected, changed only with a second person, and sealed", async ({ signInAs }) => {
  test.setTimeout(240_000);
  const page = await signInAs(barrancas("researcher").email);
  await askCases(page);
  const address = new URL(page.url()).pathname;
  const list = page.getByRole("region", { name: zone, exact: true });

  await test.step("every school of the zone has its reason, and nothing of other zones a name", async () => {
    const table = list.getByRole("table", { name: /^Establecimientos considerados/ });
    for (const row of (await table.getByRole("row").all()).slice(1)) {
      await expect(row.getByRole("cell").nth(1)).toContainText(/Caso|Reserva|Fuera/);
    }
    await expect(page.getByRole("region", { name: "Huasco", exact: true })).toHaveCount(0);
    await expect(page.getByText("Solo el equipo de investigación").last()).toBeVisible();
    await checkAccessibility(page, "a selection of cases");
  });

  await test.step("a change waits for somebody else", async () => {
    await list.getByRole("button", { name: "Proponer un cambio" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Sale").selectOption({ index: 1 });
    await dialog.getByLabel("Entra").selectOption({ index: 1 });
    await dialog.getByLabel("Motivo").fill("La dirección avisó que el establecimiento estará en obras.");
    await dialog.getByRole("button", { name: "Proponer el cambio" }).click();
    await hasSaid(page, "espera a otra persona");
    await expect(list.getByText("Espera a otra persona", { exact: true })).toBeVisible();
    await expect(list.getByRole("button", { name: "Confirmar el cambio" })).toHaveCount(0);
  });

  await test.step("a second researcher of the zone confirms it and closes the list", async () => {
    await grantResearch(await signInAs(barrancas("admin").email));
    const second = await signInAs(barrancas("programme_lead").email);
    await second.goto(address);
    await confirm(second, "Confirmar el cambio", "Confirmar el cambio");
    await hasSaid(second, "quedó confirmado");
    await expect(second.getByRole("cell", { name: "Caso, por cambio" }).first()).toBeVisible();
    await confirm(second, "Cerrar la lista", "Cerrar la lista");
    await expect(second.getByText("Lista cerrada").first()).toBeVisible();
    await expect(second.getByRole("row").filter({ hasText: "Cambio confirmado" })).toBeVisible();
    await expect(second.getByRole("button", { name: "Proponer un cambio" })).toHaveCount(0);
  });
});

async function grantResearch(admin: Page): Promise<void> {
  await admin.goto(`/personas/${barrancas("programme_lead").personId}`);
  await admin.getByRole("button", { name: "Dar un permiso" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("Rol").selectOption({ label: "Investigación" });
  await dialog.getByLabel("Dónde").selectOption({ label: `Todo ${zone}` });
  await dialog.getByLabel("Motivo").fill("Segunda persona del equipo de investigación.");
  await dialog.getByRole("button", { name: "Dar permiso" }).click();
  await expect(admin.getByRole("row").filter({ hasText: "Segunda persona" }).first()).toBeVisible();
}
