import { expect, type Page } from "@playwright/test";
import { newId } from "@/lib/db/id";
import { demoAccounts } from "@/prisma/seed/demo/accounts";
import { test } from "../support/browser-test";
import { beginRun, saveIndex, waitUntilComputed } from "./analysis/begin-run";

const account = (role: string, territory = "andalien-sur") =>
  demoAccounts().find((one) => one.role === role && one.territoryCode === territory)?.email ?? "";

async function openSettings(page: Page, step: string): Promise<void> {
  await page.getByText(`Ajustes: ${step}`, { exact: true }).click();
}

test.describe("the analysis workbench", { tag: "@desktop" }, () => {
  test("a researcher goes from answers to a saved index, and every page says that they are invented", async ({
    signInAs,
  }) => {
    test.setTimeout(600_000);
    const page = await signInAs(account("researcher"));
    await beginRun(page, "Retroalimentación, prueba completa");
    await waitUntilComputed(page);

    await expect(page.getByText("Datos sintéticos, inventados").first()).toBeVisible();
    await expect(page.getByText("Se usan 2 factores", { exact: false })).toBeVisible();
    await expect(page.getByText("Al día")).toHaveCount(18);

    await test.step("a change marks what depends on it, and only that", async () => {
      await openSettings(page, "solución");
      await page.getByLabel("Varimax, sin relación entre factores").check();
      const section = page.locator("#paso-solucion");
      await section.getByRole("button", { name: "Guardar estos ajustes" }).click();
      await expect(section.getByText("Desactualizado")).toBeVisible({ timeout: 30_000 });
      await expect(page.locator("#paso-matriz").getByText("Al día")).toBeVisible();
      await expect(page.locator("#paso-indice").getByText("Todavía no se puede guardar")).toBeVisible();
    });

    await test.step("an item is dropped with a reason, and computed again", async () => {
      await page.getByRole("button", { name: "Quitar un ítem" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Ítem").selectOption({ index: 1 });
      await dialog.getByLabel("Por qué se quita").fill("Repite lo que pregunta otro ítem.");
      await dialog.getByRole("button", { name: "Quitar el ítem" }).click();
      await expect(dialog).toBeHidden({ timeout: 30_000 });
      await page.getByRole("button", { name: "Recalcular" }).click();
      await waitUntilComputed(page);
      await expect(page.getByRole("table").getByText("Repite lo que pregunta otro ítem.")).toBeVisible();
    });

    await test.step("the index is saved under its name and version, and the run is closed", async () => {
      await saveIndex(page, "Retroalimentación docente");
      await expect(page.getByText("Datos sintéticos, inventados").first()).toBeVisible();
      await page.getByRole("link", { name: "El análisis, factor F1" }).click();
      await expect(page.getByText("ya no cambia", { exact: false }).first()).toBeVisible();
      await expect(page.getByRole("button", { name: "Recalcular" })).toHaveCount(0);
    });
  });

  test("a run that is not one's own to read and one that does not exist answer the same", async ({
    signInAs,
  }) => {
    test.setTimeout(180_000);
    const researcher = await signInAs(account("researcher"));
    await beginRun(researcher, "Retroalimentación, de otra persona");
    const { pathname } = new URL(researcher.url());
    const head = await signInAs(account("territory_head"));
    const answers: string[] = [];
    for (const address of [pathname, `/analisis/taller/${newId()}`]) {
      await head.goto(address);
      await expect(head.getByRole("heading", { level: 1, name: "No encontramos" })).toBeVisible();
      answers.push(await head.getByRole("main").innerText());
    }
    expect(answers[0]).toBe(answers[1]);
  });

  test("a calculation is cancelled, and can be asked for again", async ({ signInAs }) => {
    test.setTimeout(180_000);
    const page = await signInAs(account("researcher", "barrancas"));
    await beginRun(page, "Retroalimentación, cancelada");
    await page.getByRole("button", { name: "Cancelar" }).click();
    await expect(page.getByText("Cancelado")).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole("button", { name: "Calcular" })).toBeVisible();
  });
});
