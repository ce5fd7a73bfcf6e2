import { expect, type BrowserContext } from "@playwright/test";
import { demoAccounts } from "@/prisma/seed/demo/accounts";
import { test } from "../support/browser-test";
import { beginUnplanned, isSent, keepDay, note, onlyVisitOf } from "./offline/device";
import { checkAccessibility } from "./pages/checks";

const mentor = demoAccounts().find(
  ({ role, territoryCode }) => role === "mentor" && territoryCode === "andalien-sur",
);

/** Eight by eight pixels: a picture is a picture. */
const boardPhoto = {
  name: "pizarra.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGNQSAjAihiGlgQARfQ0AWxD510AAAAASUVORK5CYII=",
    "base64",
  ),
};

test.describe("without a signal", { tag: "@phone" }, () => {
  test.use({ losesConnection: true });

  test("a lesson is written, survives a reload, and arrives once when the signal returns", async ({
    signInAs,
  }) => {
    test.setTimeout(180_000);
    const page = await signInAs(mentor?.email ?? "");
    const context: BrowserContext = page.context();
    await keepDay(page);
    await context.setOffline(true);
    await beginUnplanned(page, "5°Z");
    await page.getByRole("button", { name: "Iniciar clase" }).click();
    await note(page, "Pide que expliquen cómo lo pensaron");
    await page.getByRole("button", { name: /^Pregunta/ }).click();
    await page.getByLabel("Foto de la pizarra", { exact: false }).setInputFiles(boardPhoto);
    await page.getByLabel("No se ve la cara ni el nombre de nadie").check();
    await page.getByLabel("Qué muestra").fill("La pizarra con dos tablas");
    await page.getByRole("button", { name: "Guardar foto" }).click();
    await expect(page.getByAltText("La pizarra con dos tablas")).toBeVisible();
    await expect(page.getByText("guardado en este equipo", { exact: false })).toBeVisible();
    await checkAccessibility(page, "a lesson without a signal");
    await page.reload();
    await page.getByRole("button", { name: "Mi día" }).click();
    await page.getByRole("listitem").filter({ hasText: "5°Z" }).getByRole("button").click();
    await expect(page.getByText("Pide que expliquen cómo lo pensaron")).toBeVisible();
    await context.setOffline(false);
    await isSent(page);
    await page.goto(await onlyVisitOf(page, "5°Z"));
    const photo = page.getByAltText("La pizarra con dos tablas");
    await expect(photo).toHaveAttribute("src", /attachments/);
    await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(8);
  });

  test("signing out with something unsent says so, and it arrives after signing in again", async ({
    signInAs,
  }) => {
    test.setTimeout(180_000);
    const page = await signInAs(mentor?.email ?? "");
    await keepDay(page);
    await page.route("**/api/sync/v1", (route) => route.abort());
    await page.context().setOffline(true);
    await beginUnplanned(page, "6°Z");
    await note(page, "Revisa los cuadernos por fila");
    await page.context().setOffline(false);
    await page.goto("/inicio");
    await expect(page.getByRole("link", { name: /sin enviar/ })).toBeVisible();
    await page
      .getByRole("button", { name: /Asesor/ })
      .first()
      .click();
    await expect(page.getByText("queda en este equipo", { exact: false })).toBeVisible();
    await page.getByRole("button", { name: "Cerrar sesión" }).click();
    await page.waitForURL("**/ingresar**");
    await page.unroute("**/api/sync/v1");
    await page.getByLabel("Correo").fill(mentor?.email ?? "");
    await page.getByLabel("Contraseña", { exact: true }).fill("acompana-demo");
    await page.getByRole("button", { name: "Ingresar", exact: true }).click();
    await page.waitForURL("**/inicio");
    await isSent(page);
    expect(await onlyVisitOf(page, "6°Z")).not.toBe("");
  });

  test("a modelling is recorded without a signal, with the server's own refusals, and arrives", async ({
    signInAs,
  }) => {
    test.setTimeout(180_000);
    const page = await signInAs(mentor?.email ?? "");
    await keepDay(page);
    await page.context().setOffline(true);
    await page.goto("/observar");
    await page
      .getByRole("button", { name: /^Registrar ?: Modelado/ })
      .first()
      .click();
    const record = async () => {
      await page.getByRole("button", { name: "Registrar sesión" }).click();
      await page.getByRole("alertdialog").getByRole("button", { name: "Registrar sesión" }).click();
    };
    await page.getByLabel("Qué técnica se mostró").fill("Pausa después de preguntar");
    await record();
    await expect(page.getByText("Elegir cómo se modeló.").first()).toBeVisible();
    for (const group of ["Cómo se modeló", "Quién modeló"]) {
      await page
        .getByRole("radiogroup", { name: group })
        .or(page.getByRole("group", { name: group }))
        .getByRole("radio")
        .first()
        .check();
    }
    await page.getByLabel("En qué debía fijarse").fill("Cuántos segundos espera y quién contesta");
    await page.getByLabel("Qué conversaron después").fill("Con la pausa contestaron otras personas");
    await page.getByLabel("Qué probará la o el docente").fill("Contar hasta cinco antes de dar la palabra");
    await checkAccessibility(page, "a modelling recorded without a signal");
    await record();
    await expect(page.getByText("Registrada en este equipo, por enviar").first()).toBeVisible();
    await page.context().setOffline(false);
    await isSent(page);
    const line = page.getByRole("listitem").filter({ hasText: "Registro de una sesión" }).first();
    await expect(line).toContainText("Recibido");
  });
});
