import { expect, type Page } from "@playwright/test";
import { goTo, hasSaid } from "./menu";

interface Pair {
  readonly teacherName: string;
  readonly mentorName: string;
}

/** The head reads the reasons for and against each candidate and assigns one of them. */
export async function assignMentor(page: Page, { teacherName, mentorName }: Pair): Promise<void> {
  await goTo(page, "Asignaciones");
  await page.getByRole("link", { name: `Elegir asesor/a para ${teacherName}` }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Asesor/a para ${teacherName}` })).toBeVisible();
  const candidate = page.getByRole("listitem").filter({
    has: page.getByRole("heading", { name: mentorName }),
  });
  await expect(candidate).toContainText("A favor");
  await expect(candidate).toContainText(/km|misma escuela/);
  await candidate.getByRole("link", { name: `Elegir a ${mentorName}` }).click();
  await page.getByLabel("Por qué esta persona").fill("Domina el foco y trabaja cerca de la escuela.");
  await page.getByRole("button", { name: "Asignar", exact: true }).click();
  await hasSaid(page, /^Listo, la asignación quedó hecha/);
}

/** Both people find the assignment at home, each with the other's name, and open it. */
export async function bothSeeIt(
  { mentor, teacher }: { readonly mentor: Page; readonly teacher: Page },
  pair: Pair,
): Promise<void> {
  await mentor.goto("/inicio");
  await expect(mentor.getByRole("link", { name: `Comenzar un ciclo con ${pair.teacherName}` })).toBeVisible();
  await teacher.goto("/inicio");
  await expect(teacher.getByRole("link", { name: `${pair.mentorName} es su asesor/a` })).toBeVisible();
}
