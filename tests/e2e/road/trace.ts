import { expect, type Page } from "@playwright/test";

interface Road {
  readonly session: string;
  readonly need: string;
  readonly focus: string;
  readonly teacherName: string;
}

function thread(page: Page) {
  return page.getByRole("navigation", { name: "Hilo de evidencia" });
}

/** From a session back, link by link: cycle, assignment, focus, need with its evidence, and the official results. */
export async function goBackFromSession(page: Page, road: Road): Promise<void> {
  await page.goto(road.session);
  await expect(thread(page)).toContainText(
    /Resultados.*→.*docentes? observados.*→.*Diagnóstico v1.*→.*Necesidad.*→.*Foco.*→.*Ciclo 1/,
  );
  await thread(page)
    .getByRole("link", { name: /^Ciclo 1/ })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: /^Ciclo 1/ })).toBeVisible();
  await thread(page)
    .getByRole("link", { name: /^Asesoría de/ })
    .click();
  await expect(page).toHaveURL(/\/asignaciones\//);
  await thread(page)
    .getByRole("link", { name: `Foco: ${road.focus}` })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: road.focus })).toBeVisible();
  await thread(page).getByRole("link", { name: "Necesidad" }).click();
  await expect(page.getByRole("heading", { level: 1, name: road.need })).toBeVisible();
  await expect(page.getByText(/\d+ clases observadas de \d+ docentes/)).toBeVisible();
  await thread(page)
    .getByRole("link", { name: /^Resultados/ })
    .click();
  await expect(page.getByRole("link", { name: /^253 · Lectura 4° 2024 · 62 estudiantes/ })).toBeVisible();
}

/** From the need forward: its focus, the cycle that closed and how many sessions it had. */
export async function goForwardFromNeed(page: Page, diagnosis: string, road: Road): Promise<void> {
  await page.goto(diagnosis);
  await page
    .getByRole("listitem")
    .filter({ hasText: road.need })
    .getByRole("link", { name: "Ver la evidencia y lo hecho" })
    .click();
  await expect(page.getByRole("link", { name: road.focus })).toBeVisible();
  const cycle = page
    .getByRole("listitem")
    .filter({ hasText: `Ciclo 1 de ${road.teacherName}` })
    .last();
  await expect(cycle).toContainText("cerrado · 2 monitoreos, 1 retroalimentación, 1 modelado");
  await cycle.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: /^Ciclo 1 de/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Sesiones" })).toBeVisible();
}

/** From the need to one of the lessons it rests on, for the person who may read it. */
export async function needOpensItsLesson(page: Page, diagnosis: string, need: string): Promise<void> {
  await page.goto(diagnosis);
  await page
    .getByRole("listitem")
    .filter({ hasText: need })
    .getByRole("link", { name: /^Ver la evidencia/ })
    .click();
  await page
    .getByRole("main")
    .getByRole("link", { name: /^\d\d-\d\d-\d{4}$/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "Valoración, con sus notas" })).toBeVisible();
}
