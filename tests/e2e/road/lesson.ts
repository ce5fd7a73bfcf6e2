import { expect, type Locator, type Page } from "@playwright/test";
import { confirm, goTo, hasSaid } from "./menu";

export interface SeenLesson {
  readonly notes: readonly string[];
  /** Levels by indicator code; each cites the note of the same place. */
  readonly levels: readonly (readonly [code: string, level: number])[];
  /** A note that stays with its writer. */
  readonly privateNote?: string;
}

/** Fills the fields that say which class is observed; both forms that plan one have them. */
export async function fillLesson(page: Page): Promise<void> {
  await page.getByLabel("Nivel", { exact: true }).selectOption({ label: "4° básico" });
  await page.getByLabel("Curso", { exact: true }).fill("4°A");
  await page.getByLabel("Asignatura", { exact: true }).fill("Matemática");
}

export async function fillWhen(page: Page, at: string): Promise<void> {
  await page.getByLabel("Fecha", { exact: true }).fill("hoy");
  await page.getByLabel("Hora de inicio", { exact: true }).fill(at);
}

/** Plans a visit for today to a teacher's lesson, observed by oneself. */
export async function planVisit(
  page: Page,
  { teacherName, at }: { readonly teacherName: string; readonly at: string },
): Promise<void> {
  await goTo(page, "Observar");
  await page.getByRole("link", { name: "Planificar visita" }).first().click();
  await page.getByRole("link", { name: teacherName }).click();
  const observer = page.getByLabel("Quién observa");
  const self = await observer.getByRole("option", { name: "(yo)" }).textContent();
  await observer.selectOption({ label: self ?? "" });
  await fillLesson(page);
  await fillWhen(page, at);
  await page.getByRole("button", { name: "Planificar visita" }).click();
  await expect(page.getByRole("button", { name: "Comenzar la observación" })).toBeVisible();
}

export function indicator(page: Page, code: string): Locator {
  return page.getByRole("region", { name: new RegExp(`^${code.replace(".", "\\.")} `) });
}

export async function writeNote(page: Page, text: string, isPrivate = false): Promise<void> {
  const entry = page.getByRole("form", { name: "Nueva nota" });
  if (isPrivate) await entry.getByRole("checkbox", { name: "nota privada" }).check();
  await entry.getByLabel("Lo que vio u oyó").fill(text);
  await entry.getByRole("button", { name: "Agregar nota" }).click();
  await expect(page.getByRole("region", { name: "Notas" }).getByText(text)).toBeVisible();
}

/** By the keyboard: the visible part of a level is its label. */
async function rate(page: Page, code: string, level: number): Promise<void> {
  const choice = indicator(page, code).getByRole("radio", { name: new RegExp(`^${level}, `) });
  await choice.press("Space");
  await expect(choice).toBeChecked();
}

/** From the visit's sheet to the saved record: the start, the notes, the levels, and the refusal until each cites its note. */
export async function observeLesson(page: Page, { notes, levels, privateNote }: SeenLesson): Promise<void> {
  await page.getByRole("button", { name: "Comenzar la observación" }).click();
  await page.getByRole("button", { name: "Iniciar clase" }).click();
  for (const note of notes) await writeNote(page, note);
  if (privateNote !== undefined) await writeNote(page, privateNote, true);
  for (const [code, level] of levels) await rate(page, code, level);
  await page.getByRole("button", { name: "Terminar clase" }).click();
  await isRefusedWithoutEvidence(
    page,
    levels.map(([code]) => code),
  );
  for (const [at, [code]] of levels.entries()) {
    await indicator(page, code)
      .getByRole("checkbox", { name: notes[at] ?? "" })
      .check();
  }
  await page.getByRole("button", { name: "Registrar observación" }).click();
  await expect(page).toHaveURL(/\/registro$/);
}

async function isRefusedWithoutEvidence(page: Page, codes: readonly string[]): Promise<void> {
  await page.getByRole("button", { name: "Registrar observación" }).click();
  const refusal = page.getByRole("alert").filter({ hasText: "Todavía no se puede registrar" });
  await expect(refusal).toContainText(codes.length === 1 ? "Falta evidencia para" : "Faltan evidencias para");
  for (const code of codes) await expect(refusal).toContainText(code);
}

export async function shareRecord(page: Page): Promise<void> {
  await confirm(page, "Compartir", "Compartir observación");
  await hasSaid(page, "Listo, la o el docente ya puede leerla.");
}

/** The teacher opens the newest observation, reads what was seen, answers and confirms the reading. */
export async function readAndReply(page: Page, seen: SeenLesson, answer: string): Promise<void> {
  await goTo(page, "Mi desarrollo");
  await page.getByRole("link", { name: "Mis observaciones", exact: true }).first().click();
  await page
    .getByRole("table", { name: /^Observaciones compartidas/ })
    .getByRole("link")
    .first()
    .click();
  for (const note of seen.notes) await expect(page.getByText(note).first()).toBeVisible();
  await page.getByLabel("Escribir una respuesta").fill(answer);
  await page.getByRole("button", { name: "Agregar respuesta" }).click();
  await hasSaid(page, "Listo, la respuesta quedó junto a la observación.");
  await confirm(page, "Confirmar lectura", "Confirmar lectura");
  await expect(page.getByText(/^Lectura confirmada el/)).toBeVisible();
}
