import { expect, type Page } from "@playwright/test";
import { fillLesson, fillWhen } from "./lesson";
import { confirm, goTo, hasSaid } from "./menu";

/** The mentor proposes the agreement; returns the cycle's address. */
export async function openCycle(page: Page, teacherName: string): Promise<string> {
  await goTo(page, "Acompañamiento");
  const waiting = page.getByRole("listitem").filter({ hasText: teacherName });
  await waiting.getByRole("link", { name: "Comenzar ciclo 1" }).click();
  await expect(page.getByLabel("El acuerdo")).toHaveValue(/No sirve para evaluar/);
  await page.getByRole("button", { name: "Proponer el acuerdo" }).click();
  await expect(page).toHaveURL(/\/acompanamiento\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

export async function acceptCycle(page: Page, cycle: string, ownWords: string): Promise<void> {
  await goTo(page, "Mi desarrollo");
  await page.getByRole("link", { name: "Leer la propuesta" }).click();
  await expect(page).toHaveURL(cycle);
  await page.getByLabel("Mi meta, en mis palabras").fill(ownWords);
  await confirm(page, "Aceptar el acuerdo", "Aceptar el acuerdo");
  await hasSaid(page, "Listo, el ciclo está en marcha.");
}

/** A session for today, at an hour in which nobody in the seed has another. */
export async function planSession(
  page: Page,
  cycle: string,
  { kind, at }: { readonly kind: string; readonly at: string },
): Promise<void> {
  await page.goto(`${cycle}/planificar`);
  await page.getByRole("radio", { name: new RegExp(`^${kind}`) }).check();
  if (kind === "Monitoreo") await fillLesson(page);
  await fillWhen(page, at);
  await page.getByRole("button", { name: "Planificar sesión" }).click();
  await expect(page).toHaveURL(/\/sesiones\//);
}

export async function recordSession(page: Page): Promise<void> {
  await confirm(page, "Registrar sesión", "Registrar sesión");
  await hasSaid(page, "Listo, la sesión quedó registrada.");
}

/** A feedback talk that cites what was seen and agrees on one step. Returns the session's address. */
export async function giveFeedback(page: Page, cited: string, step: string): Promise<string> {
  await page.getByRole("checkbox", { name: cited }).check();
  await page.getByLabel("Una fortaleza").fill("El curso comenzó a trabajar de inmediato y sabía qué hacer.");
  await page
    .getByLabel("Un punto de mejora")
    .fill("Dar tiempo para pensar después de cada pregunta abierta.");
  await page.getByLabel("Qué dijo la o el docente").fill("«Me apuro porque siento que se acaba la hora.»");
  await page.getByLabel("Qué hará la o el docente").fill(step);
  await page.getByLabel("Para cuándo").fill("mañana");
  await page.getByLabel("Cómo se verá que ocurrió").fill("Se cuenta la espera en el próximo monitoreo.");
  await recordSession(page);
  await expect(page.getByText(cited)).toBeVisible();
  return new URL(page.url()).pathname;
}

export async function modelTechnique(page: Page): Promise<void> {
  await page.getByRole("radio", { name: "Clase modelo" }).check();
  await page.getByRole("radio", { name: "Asesor/a", exact: true }).check();
  await page.getByLabel("Qué técnica se mostró").fill("Preguntar, esperar cinco segundos y recién nombrar.");
  await page.getByLabel("En qué debía fijarse").fill("Cuántos segundos pasan y quiénes se animan a hablar.");
  await page.getByLabel("Qué conversaron después").fill("Notó que hablaron quienes casi nunca participan.");
  await page.getByRole("checkbox", { name: "La o el docente la ensayó" }).check();
  await page.getByLabel("Qué probará").fill("Hacerlo en dos preguntas de la próxima clase.");
  await recordSession(page);
}

export async function checkStep(page: Page): Promise<void> {
  await page.getByRole("radio", { name: "Logrado", exact: true }).check();
  await page.getByLabel("Qué se vio").fill("Esperó cinco segundos en dos preguntas.");
  await recordSession(page);
}

/** With something missing the closing says what, and offers no form. */
export async function closingIsRefused(page: Page, cycle: string, missing: readonly string[]): Promise<void> {
  await page.goto(`${cycle}/cerrar`);
  await expect(page.getByText("Todavía no se puede cerrar")).toBeVisible();
  for (const words of missing) await expect(page.getByRole("main")).toContainText(words);
  await expect(page.getByRole("button", { name: "Cerrar el ciclo" })).toHaveCount(0);
}

export async function closeCycle(page: Page, cycle: string): Promise<void> {
  await page.goto(cycle);
  await page.getByRole("link", { name: "Cerrar el ciclo" }).click();
  await expect(page.getByText("Línea base", { exact: true })).toBeVisible();
  await page.getByRole("radio", { name: "Meta lograda", exact: true }).check();
  await page
    .getByLabel(/^Qué se vio al final/)
    .fill("Ahora pide explicar y espera; al comienzo casi todas las preguntas pedían un dato.");
  await page.getByRole("radio", { name: "Otro ciclo con el mismo foco" }).check();
  await confirm(page, "Cerrar el ciclo", "Cerrar el ciclo");
  await expect(page).toHaveURL(cycle);
  await expect(page.getByRole("heading", { name: "Cierre" })).toBeVisible();
}
