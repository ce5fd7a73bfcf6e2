import { expect, type BrowserContext, type Page } from "@playwright/test";
import { demoAccounts } from "@/prisma/seed/demo/accounts";
import { test } from "../support/browser-test";
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

/** Waits until the worker rules the page and the day is kept on the device. */
async function keepDay(page: Page): Promise<void> {
  await page.goto("/observar");
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null) {
      await new Promise((done) =>
        navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }),
      );
    }
  });
  await expect(async () => {
    const kept = await page.evaluate(async () => {
      const name = (await indexedDB.databases()).find((one) =>
        /^acompana-[0-9a-f]{8}-/.test(one.name ?? ""),
      )?.name;
      if (name === undefined) return 0;
      return new Promise<number>((done) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => {
          const counting = opening.result.transaction("kept").objectStore("kept").count();
          counting.onsuccess = () => {
            opening.result.close();
            done(counting.result);
          };
        };
      });
    });
    expect(kept).toBe(1);
  }).toPass({ timeout: 20_000 });
}

async function beginUnplanned(page: Page, course: string): Promise<void> {
  await page.goto("/observar/nueva");
  await page.getByRole("button", { name: "Mi día" }).waitFor();
  await page.getByLabel("Docente").selectOption({ index: 1 });
  await page.getByLabel("Asignatura").fill("Matemática");
  await page.getByLabel("Curso").fill(course);
  await page.getByRole("button", { name: "Comenzar a observar" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(course);
}

async function note(page: Page, text: string): Promise<void> {
  await page.getByLabel("Lo que vio u oyó").fill(text);
  await page.getByRole("button", { name: "Agregar nota" }).click();
  await expect(page.getByText(text)).toBeVisible();
}

async function isSent(page: Page): Promise<void> {
  await page.goto("/observar/envios");
  await expect(page.getByText("Nada: todo lo que hizo en este equipo llegó.")).toBeVisible({
    timeout: 20_000,
  });
}

/** The addresses of the person's visits to a course. */
async function visitsOf(page: Page, course: string): Promise<readonly string[]> {
  await page.goto("/observar?quien=mias");
  const links = page.getByRole("link", { name: new RegExp(course) });
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  return [...new Set(addresses)];
}

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
    await expect.poll(() => visitsOf(page, "5°Z")).toHaveLength(1);
    const [address = ""] = await visitsOf(page, "5°Z");
    await page.goto(address);
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
    await expect.poll(() => visitsOf(page, "6°Z")).toHaveLength(1);
  });
});
