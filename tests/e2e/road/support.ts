import { expect, type Page } from "@playwright/test";
import { addDays, formatDate } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { confirm, hasSaid } from "./menu";

export interface NewFocus {
  readonly need: string;
  readonly title: string;
  readonly goal: string;
  readonly teacherName: string;
}

/** A support focus from a need, with its goal against the baseline and its teacher. Returns the indicator in which the goal is seen. */
export async function defineFocus(page: Page, diagnosis: string, focus: NewFocus): Promise<string> {
  await page.goto(diagnosis);
  await page
    .getByRole("listitem")
    .filter({ hasText: focus.need })
    .getByRole("link", { name: /^Ver la evidencia/ })
    .click();
  await page.getByRole("link", { name: "Definir un foco" }).click();
  await expect(page.getByRole("checkbox", { name: focus.need })).toBeChecked();
  await page.getByLabel("Nombre del foco").fill(focus.title);
  await page.getByRole("checkbox", { name: focus.teacherName }).check();
  await page.getByRole("button", { name: "Proponer el foco" }).click();
  await expect(page.getByRole("heading", { level: 1, name: focus.title })).toBeVisible();
  await page.getByLabel("Qué se quiere ver en las clases").fill(focus.goal);
  await page.getByLabel("Nivel al que se quiere llegar").fill("3,5");
  await page.getByLabel("Para cuándo").fill(formatDate(addDays(civilDateAt(new Date(), DEFAULT_ZONE), 21)));
  const chosen = page.getByLabel("En qué indicador se verá").locator("option:checked");
  await expect(chosen).toContainText(/línea base [\d,]+ en \d+ clases · de la necesidad/);
  const [code] = ((await chosen.textContent()) ?? "").split(" ");
  await page.getByRole("button", { name: "Fijar la meta" }).click();
  await hasSaid(page, "Listo, la meta quedó fijada con su línea base.");
  await confirm(page, "Comenzar el foco", "Comenzar");
  await hasSaid(page, "Listo, el foco está vigente.");
  if (!code) throw new Error("The goal names no indicator");
  return code;
}
