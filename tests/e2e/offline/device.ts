import { expect, type Page } from "@playwright/test";

/** Waits until the worker rules the page and the day is kept on the device. */
export async function keepDay(page: Page): Promise<void> {
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

export async function beginUnplanned(page: Page, course: string): Promise<void> {
  await page.goto("/observar/nueva");
  await page.getByRole("button", { name: "Mi día" }).waitFor();
  await page.getByLabel("Docente").selectOption({ index: 1 });
  await page.getByLabel("Asignatura").fill("Matemática");
  await page.getByLabel("Curso").fill(course);
  await page.getByRole("button", { name: "Comenzar a observar" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(course);
}

export async function note(page: Page, text: string): Promise<void> {
  await page.getByLabel("Lo que vio u oyó").fill(text);
  await page.getByRole("button", { name: "Agregar nota" }).click();
  await expect(page.getByText(text)).toBeVisible();
}

export async function isSent(page: Page): Promise<void> {
  await expect(async () => {
    await page.goto("/observar/envios");
    await expect(page.getByText("Nada: todo lo que hizo en este equipo llegó.")).toBeVisible();
  }).toPass({ timeout: 40_000 });
}

/** The addresses of the person's visits to a course. */
async function visitsOf(page: Page, course: string): Promise<readonly string[]> {
  await page.goto("/observar?quien=mias");
  const links = page.getByRole("link", { name: new RegExp(course) });
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  return [...new Set(addresses)];
}

/** The address of the person's only visit to a course, once it is there. */
export async function onlyVisitOf(page: Page, course: string): Promise<string> {
  let found: readonly string[] = [];
  await expect(async () => {
    found = await visitsOf(page, course);
    expect(found).toHaveLength(1);
  }).toPass({ timeout: 20_000 });
  return found[0] ?? "";
}
