import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, expect, type BrowserContext, type Page } from "@playwright/test";
import { demoPassword } from "@/lib/auth/rules";
import { demoAccounts } from "@/prisma/seed/demo/accounts";
import { test } from "../support/browser-test";
import { beginUnplanned, isSent, keepDay, note, onlyVisitOf } from "./offline/device";
import { checkAccessibility } from "./pages/checks";

const email =
  demoAccounts().find(({ role, territoryCode }) => role === "mentor" && territoryCode === "barrancas")
    ?.email ?? "";

/** A lesson begun without a signal whose words are on the server: its address. */
async function sentLesson(page: Page, course: string): Promise<string> {
  await keepDay(page);
  await page.context().setOffline(true);
  await beginUnplanned(page, course);
  await note(page, `Primera nota de ${course}`);
  await page.context().setOffline(false);
  await isSent(page);
  return onlyVisitOf(page, course);
}

test.describe("one person's devices", { tag: "@phone" }, () => {
  test.use({ losesConnection: true });

  test("a second tab only reads, sees what the first writes, and takes over when asked", async ({
    signInAs,
  }) => {
    test.setTimeout(180_000);
    const first = await signInAs(email);
    const address = await sentLesson(first, "7°T");
    await first.goto(address);
    await expect(first.getByText("Primera nota de 7°T")).toBeVisible();
    const second = await first.context().newPage();
    await second.goto(address);
    await expect(second.getByText("Esta clase está abierta en otra pestaña")).toBeVisible();
    await expect(second.getByRole("button", { name: "Agregar nota" })).toBeDisabled();
    await checkAccessibility(second, "a lesson open in another tab");
    await note(first, "Escrita en la primera");
    await expect(second.getByText("Escrita en la primera")).toBeVisible();
    await second.getByRole("button", { name: "Seguir escribiendo aquí" }).click();
    await note(second, "Escrita en la segunda");
    await expect(first.getByText("Escrita en la segunda")).toBeVisible();
    await expect(first.getByText("Esta clase está abierta en otra pestaña")).toBeVisible();
  });

  test("two devices that write the same thing without knowing keep both, and the person chooses", async ({
    signInAs,
  }) => {
    test.setTimeout(180_000);
    const phone = await signInAs(email);
    const address = await sentLesson(phone, "7°C");
    const tablet = await signInAs(email);
    await tablet.goto(address);
    await expect(tablet.getByText("Primera nota de 7°C")).toBeVisible();
    await tablet.context().setOffline(true);
    await tablet.getByLabel("Estudiantes presentes").fill("25");
    await note(tablet, "En la tableta, sin señal");
    await phone.goto(address);
    await phone.getByLabel("Estudiantes presentes").fill("20");
    await note(phone, "En el teléfono");
    await expect(phone.getByText(/^guardado · comprobante/)).toBeVisible();
    await tablet.context().setOffline(false);
    await isSent(tablet);
    await tablet.goto(address);
    await expect(tablet.getByText("Por resolver: 1 dato escrito de dos maneras")).toBeVisible();
    for (const text of ["En la tableta, sin señal", "En el teléfono"]) {
      await expect(tablet.getByText(text)).toBeVisible();
    }
    await checkAccessibility(tablet, "two values of one field");
    await tablet.goto("/observar/por-resolver");
    await tablet.getByRole("link", { name: /7°C/ }).click();
    await tablet.getByRole("button", { name: /Dejar esta ?: 25/ }).click();
    await expect(tablet.getByText("Por resolver", { exact: false })).toHaveCount(0);
    await expect(tablet.getByText(/^guardado · comprobante/)).toBeVisible();
    await phone.goto(address);
    await expect(phone.getByLabel("Estudiantes presentes")).toHaveValue("25");
    await expect(phone.getByText("de dos maneras", { exact: false })).toHaveCount(0);
  });

  test("a new version of the application comes in when asked, with a lesson open, and no word is lost", async ({
    signInAs,
  }) => {
    test.setTimeout(180_000);
    const page = await signInAs(email);
    const address = await sentLesson(page, "7°V");
    await page.goto(address);
    await note(page, "Antes de actualizar");
    // Another address is another worker of the same pages: it waits, as a new build does.
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.register("/sw.js?version=nueva");
      while (registration.waiting === null) await new Promise((done) => setTimeout(done, 50));
    });
    await page.getByLabel("Lo que vio u oyó").fill("A medio escribir");
    await page.getByRole("button", { name: "Agregar nota" }).click();
    await page.getByRole("button", { name: /^Actualizar/ }).click();
    await page.waitForLoadState("load");
    await expect(page.getByText("Antes de actualizar")).toBeVisible();
    await expect(page.getByText("A medio escribir")).toBeVisible();
  });
});

test.describe("a browser that was closed", { tag: "@phone" }, () => {
  test("opens again without a signal with every word, and sends one record when there is one", async ({
    baseURL,
    launchOptions,
  }) => {
    test.setTimeout(180_000);
    const profile = mkdtempSync(path.join(tmpdir(), "acompana-profile-"));
    const open = (): Promise<BrowserContext> =>
      chromium.launchPersistentContext(profile, {
        ...{
          baseURL,
          locale: "es-CL",
          timezoneId: "America/Santiago",
          viewport: { width: 360, height: 740 },
        },
        ...launchOptions,
      });
    try {
      const before = await open();
      const page = await before.newPage();
      await page.goto("/ingresar");
      await page.getByLabel("Correo").fill(email);
      await page.getByLabel("Contraseña", { exact: true }).fill(demoPassword);
      await page.getByRole("button", { name: "Ingresar", exact: true }).click();
      await page.waitForURL("**/inicio");
      await keepDay(page);
      await before.setOffline(true);
      await beginUnplanned(page, "7°K");
      await note(page, "Antes de cerrar el navegador");
      await before.close();

      const after = await open();
      await after.setOffline(true);
      const again = await after.newPage();
      await again.goto("/observar");
      await again.getByRole("listitem").filter({ hasText: "7°K" }).getByRole("button").click();
      await expect(again.getByText("Antes de cerrar el navegador")).toBeVisible();
      await note(again, "Después de abrirlo");
      await after.setOffline(false);
      await isSent(again);
      await again.goto(await onlyVisitOf(again, "7°K"));
      for (const text of ["Antes de cerrar el navegador", "Después de abrirlo"]) {
        await expect(again.getByText(text)).toHaveCount(1);
      }
      await after.close();
    } finally {
      rmSync(profile, { recursive: true, force: true });
    }
  });
});
