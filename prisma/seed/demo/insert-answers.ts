import { createHash } from "node:crypto";
import { v5 } from "uuid";
import { writeAudit } from "@/lib/audit/commands";
import type { PrismaClient } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { MISSING_ITEM, packedBytes } from "@/lib/evidence/rules/data-sets/pack";
import { addDays } from "@/lib/format/civil-date";
import { demoAccounts } from "./accounts";
import { at, dateColumn, type DemoCalendar } from "./calendar";
import {
  inventAnswers,
  syntheticClasses,
  syntheticQuestions,
  type AnsweringSchool,
  type SyntheticAnswers,
} from "./synthetic-answers";

const namespace = "5d0c1f0e-7a41-5b9e-9d53-2f6b8a3e7c10";
const codebookId = v5("codebook", namespace);
const dataSetId = v5("data-set", namespace);
const PUBLISHER = "Acompaña, para la demostración: datos sintéticos, inventados";
const GRADE = "2m";
const YEAR = 2024;
const ACCESS_DAYS = 365;

/** The administration that answers for who reaches the invented answers, and the researcher who would have sent them. */
const home = "andalien-sur";

/**
 * Loads the synthetic questionnaire of II medio students of the territories' public schools, and lets the demonstration's
 * researchers reach it for a year: nobody gave these answers, and every name says so. Run again, it changes nothing.
 */
export async function insertDemoAnswers(db: PrismaClient, calendar: DemoCalendar): Promise<void> {
  if (await db.dataSet.count({ where: { id: dataSetId } })) return;
  const schools = await answeringSchools(db);
  await db.$transaction(async (tx) => {
    await insertCodebook(tx, calendar);
    await insertDataSet(tx, inventAnswers(schools), calendar);
  });
}

async function answeringSchools(db: PrismaClient): Promise<readonly AnsweringSchool[]> {
  const schools = await db.school.findMany({
    where: {
      ...{ dependence: "slep", state: "functioning", grades: { has: GRADE } },
      territory: { code: { in: [...new Set(demoAccounts().map(({ territoryCode }) => territoryCode))] } },
    },
    orderBy: [{ territory: { code: "asc" } }, { rbd: "asc" }],
    select: { rbd: true, territory: { select: { name: true } } },
  });
  return schools.map(({ rbd, territory }) => ({ rbd, zone: territory.name }));
}

function researcherOf(territoryCode: string): string {
  const account = demoAccounts().find(
    (one) => one.role === "researcher" && one.territoryCode === territoryCode,
  );
  if (!account) throw new Error(`No researcher in ${territoryCode}`);
  return account.personId;
}

async function insertCodebook(tx: Tx, calendar: DemoCalendar): Promise<void> {
  await tx.codebook.create({
    data: {
      ...{ id: codebookId, grade: GRADE, year: YEAR, source: PUBLISHER },
      name: "Datos sintéticos: cuestionario sobre la retroalimentación, inventado",
      sha256: createHash("sha256").update(JSON.stringify(syntheticQuestions)).digest("hex"),
      ...{ createdAt: at(calendar.startsOn, "10:00"), createdById: researcherOf(home) },
      items: {
        create: syntheticQuestions.map(({ scale, missingCodes, ...question }, sortOrder) => ({
          ...question,
          ...{ id: v5(`question/${question.variable}`, namespace), sortOrder },
          ...{ scale: scale.map((option) => ({ ...option })), missingCodes: [...missingCodes] },
        })),
      },
    },
  });
}

async function insertDataSet(tx: Tx, answers: SyntheticAnswers, calendar: DemoCalendar): Promise<void> {
  const columns = columnsOf(answers);
  const territory = await tx.territory.findUniqueOrThrow({ where: { code: home }, select: { id: true } });
  const createdAt = at(calendar.startsOn, "10:30");
  const digest = createHash("sha256");
  for (const { values } of columns) digest.update(values);
  await tx.dataSet.create({
    data: {
      ...{ id: dataSetId, territoryId: territory.id, codebookId, grade: GRADE, year: YEAR },
      name: "Datos sintéticos: retroalimentación según estudiantes de II medio, inventados",
      ...{ publisher: PUBLISHER, fileName: "datos-sinteticos-ii-medio.csv", sha256: digest.digest("hex") },
      conditions:
        "Datos sintéticos, inventados por un programa: ningún estudiante dio estas respuestas. Los establecimientos son reales y sus resultados aquí no. Se usan libremente para aprender y probar; nada de esto describe a una escuela.",
      ...{ isSynthetic: true, schoolIdKind: "rbd", respondentCount: answers.schools.length },
      ...{ createdAt, createdById: researcherOf(home) },
      columns: { create: columns },
      grants: { create: grantsOf(calendar, createdAt) },
    },
  });
  await writeAudit({ kind: "operator", personId: null }, tx, {
    action: "data_set.stored",
    thingKind: "data_set",
    thingId: dataSetId,
    territoryId: territory.id,
    details: { respondents: answers.schools.length, rejected: 0, columns: columns.length },
  });
}

function grantsOf(calendar: DemoCalendar, createdAt: Date) {
  return demoAccounts()
    .filter(({ role }) => role === "researcher")
    .map(({ personId }) => ({
      ...{ id: v5(`grant/${personId}`, namespace), personId, createdAt },
      purpose: "Probar los análisis de la demostración con datos sintéticos, inventados.",
      validFrom: dateColumn(calendar.startsOn),
      validTo: dateColumn(addDays(calendar.today, ACCESS_DAYS)),
    }));
}

function columnsOf({ schools, classOf, zoneOf, zones, items, weights }: SyntheticAnswers) {
  const answered = syntheticQuestions.map(({ variable }, place) => {
    const values = items[place] ?? new Int16Array();
    return { variable, role: "item" as const, labels: [], values, ...countsOf(values) };
  });
  const whole = { labels: [], missingCount: 0 };
  const columns = [
    { ...whole, variable: "rbd", role: "school" as const, values: schools },
    { ...whole, variable: "curso", role: "group" as const, labels: [...syntheticClasses], values: classOf },
    { ...whole, variable: "zona", role: "group" as const, labels: [...zones], values: zoneOf },
    ...answered,
    { ...whole, variable: "ponderador", role: "weight" as const, values: weights },
  ];
  return columns.map((column, sortOrder) => ({
    ...column,
    ...{ id: v5(`column/${column.variable}`, namespace), sortOrder, values: packedBytes(column.values) },
  }));
}

function countsOf(values: Int16Array) {
  const given = values.filter((value) => value !== MISSING_ITEM);
  const codes = [...new Set(given)].sort((a, b) => a - b);
  return {
    counts: codes.map((code) => [code, given.filter((value) => value === code).length]),
    missingCount: values.length - given.length,
  };
}
