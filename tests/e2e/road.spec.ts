import { expect } from "@playwright/test";
import { test } from "../support/browser-test";
import { assignMentor, bothSeeIt } from "./road/assignment";
import {
  acceptCycle,
  checkStep,
  closeCycle,
  closingIsRefused,
  giveFeedback,
  modelTechnique,
  openCycle,
  planSession,
  recordSession,
} from "./road/coaching";
import { approveDiagnosis, prepareDiagnosis, signDiagnosis, signedVersionStays } from "./road/diagnosis";
import { observeLesson, planVisit, readAndReply, shareRecord, type SeenLesson } from "./road/lesson";
import { figureOpensItsList, panelWithoutSmallCounts, readPanel } from "./road/panel";
import { fullName, huascoAccount } from "./road/people";
import { checkOfficialFigures } from "./road/school-results";
import { defineFocus } from "./road/support";
import { goBackFromSession, goForwardFromNeed, needOpensItsLesson } from "./road/trace";

const teacherName = fullName(huascoAccount("teacher"));
const mentorName = fullName(huascoAccount("mentor"));

const lessonForDiagnosis: SeenLesson = {
  notes: [
    "Pregunta «¿cuánto es 12 por 3?» y nombra de inmediato a quien levanta la mano",
    "Da la señal y el curso cambia de actividad en un minuto",
  ],
  levels: [
    ["C9.1", 2],
    ["B5.2", 3],
  ],
};
const need = "En casi todas las clases observadas las preguntas piden un dato y no una explicación.";
const focusTitle = "Preguntar y dar tiempo para pensar";
const step = "Hacer dos preguntas abiertas y esperar cinco segundos";

function lessonAt(code: string, level: number, seen: string): SeenLesson {
  return { notes: [seen], levels: [[code, level]] };
}

test(
  "the whole road of one school, from its official results to a closed cycle and back",
  { tag: "@desktop" },
  async ({ signInAs }) => {
    test.setTimeout(600_000);
    const as = (role: Parameters<typeof huascoAccount>[0]) => signInAs(huascoAccount(role).email);
    const [head, utp] = [await as("territory_head"), await as("utp_head")];
    const [principal, teacher, mentor] = [await as("principal"), await as("teacher"), await as("mentor")];
    const before = await readPanel(head);

    await test.step("the school page shows the official figures", () => checkOfficialFigures(utp));

    await test.step("the technical head observes a lesson and shares it", async () => {
      await planVisit(utp, { teacherName, at: "17:40" });
      await observeLesson(utp, lessonForDiagnosis);
      await shareRecord(utp);
    });
    await test.step("the teacher reads it, answers and confirms", () =>
      readAndReply(
        teacher,
        lessonForDiagnosis,
        "Ese día partíamos contenido nuevo; quiero probar esperar más.",
      ));

    const diagnosis = await test.step("the technical head prepares the diagnosis", () =>
      prepareDiagnosis(utp, need));
    await test.step("the principal signs, the head approves, and it stays as signed", async () => {
      await signDiagnosis(principal, need);
      await approveDiagnosis(head, diagnosis);
      await signedVersionStays(utp, diagnosis);
    });

    const indicator = await test.step("a need becomes a focus with its goal", () =>
      defineFocus(utp, diagnosis, {
        need,
        title: focusTitle,
        goal: "Que en cada clase haya al menos dos preguntas que pidan explicar.",
        teacherName,
      }));
    await test.step("the head assigns a mentor and both see it", async () => {
      await assignMentor(head, { teacherName, mentorName });
      await bothSeeIt({ mentor, teacher }, { teacherName, mentorName });
    });

    const cycle = await test.step("mentor and teacher agree on a cycle", async () => {
      const opened = await openCycle(mentor, teacherName);
      await acceptCycle(teacher, opened, "Quiero que mis estudiantes expliquen cómo pensaron.");
      return opened;
    });
    await test.step("a first monitoring", async () => {
      await planSession(mentor, cycle, { kind: "Monitoreo", at: "17:10" });
      const session = mentor.url();
      await mentor.getByRole("link", { name: "Observar la clase" }).click();
      await observeLesson(mentor, lessonAt(indicator, 2, "Hace seis preguntas y cinco piden un dato"));
      await shareRecord(mentor);
      await mentor.goto(session);
      await recordSession(mentor);
    });
    const feedback = await test.step("feedback that cites evidence and agrees on a step", async () => {
      await planSession(mentor, cycle, { kind: "Retroalimentación", at: "18:10" });
      return giveFeedback(mentor, "Hace seis preguntas y cinco piden un dato", step);
    });
    await test.step("the cycle does not close while something is missing", () =>
      closingIsRefused(mentor, cycle, ["Hay un paso de acción vigente: decir cómo resultó."]));
    await test.step("modelling, and a second monitoring that checks the step", async () => {
      await planSession(mentor, cycle, { kind: "Modelado", at: "18:50" });
      await modelTechnique(mentor);
      await planSession(mentor, cycle, { kind: "Monitoreo", at: "19:50" });
      const session = mentor.url();
      await mentor.getByRole("link", { name: "Observar la clase" }).click();
      await observeLesson(
        mentor,
        lessonAt(indicator, 4, "Pregunta «¿cómo lo supiste?» y espera cinco segundos"),
      );
      await shareRecord(mentor);
      await mentor.goto(session);
      await checkStep(mentor);
    });
    await test.step("the cycle closes with evidence against its baseline", () => closeCycle(mentor, cycle));

    await test.step("the panel counts it, and a figure opens its list", async () => {
      expect(await readPanel(head)).toEqual({
        closed: before.closed + 1,
        monitoring: before.monitoring + 2,
        feedback: before.feedback + 1,
        modelling: before.modelling + 1,
      });
      await figureOpensItsList(head, teacherName);
      await panelWithoutSmallCounts(await as("researcher"));
    });

    const road = { session: feedback, need, focus: focusTitle, teacherName };
    await test.step("back from a session to the results", () => goBackFromSession(mentor, road));
    await test.step("forward from the need to what was done", async () => {
      await goForwardFromNeed(utp, diagnosis, road);
      await needOpensItsLesson(utp, diagnosis, need);
    });
  },
);
