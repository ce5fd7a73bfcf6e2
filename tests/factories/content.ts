import { db } from "@/lib/db/client";

const rubricVersionId = "0190a000-0000-7000-8000-000000000001";
const taxonomyId = "0190a000-0000-7000-8000-000000000002";

export interface TestRubric {
  readonly versionId: string;
  /** Indicator ids by code: B5.1, C9.1, C9.2. */
  readonly indicators: Readonly<Record<string, string>>;
}

export interface TestTaxonomy {
  readonly id: string;
  /** Focus area ids by code: EVAL, EVAL.RETRO, AULA. */
  readonly areas: Readonly<Record<string, string>>;
}

const levels = ["Incipiente", "En desarrollo", "Logrado", "Ejemplar"];

/** One small published rubric with three indicators of four levels, made once in a database. */
export async function theRubric(): Promise<TestRubric> {
  const found = await db().rubricVersion.findUnique({ where: { id: rubricVersionId } });
  if (!found) await insertRubric();
  const rows = await db().rubricIndicator.findMany({ where: { versionId: rubricVersionId } });
  return {
    versionId: rubricVersionId,
    indicators: Object.fromEntries(rows.map((row) => [row.code, row.id])),
  };
}

async function insertRubric(): Promise<void> {
  const sectionId = rubricVersionId.replace(/1$/, "3");
  const indicator = (code: string, place: number) => ({
    id: rubricVersionId.replace(/01$/, `1${place}`),
    versionId: rubricVersionId,
    code,
    title: `Indicador ${code}`,
    description: "Descripción",
    observableIn: "lesson" as const,
    sortOrder: place,
    levels: {
      create: levels.map((label, at) => ({ value: at + 1, label, descriptor: `${label}: lo que se ve` })),
    },
  });
  await db().rubric.create({
    data: {
      id: rubricVersionId.replace(/1$/, "4"),
      code: "pauta-de-prueba",
      name: "Pauta de prueba",
      versions: {
        create: {
          id: rubricVersionId,
          version: 1,
          state: "draft",
          description: "Pauta de las pruebas",
          contentHash: "0".repeat(64),
          sections: {
            create: {
              id: sectionId,
              code: "C",
              title: "Enseñanza",
              sortOrder: 1,
              indicators: { create: [indicator("B5.1", 1), indicator("C9.1", 2), indicator("C9.2", 3)] },
            },
          },
        },
      },
    },
  });
  await db().rubricVersion.update({
    where: { id: rubricVersionId },
    data: { state: "published", publishedAt: new Date("2026-01-15") },
  });
}

/** One small published taxonomy: EVAL with EVAL.RETRO (shown by C9.1 and C9.2), and AULA (shown by B5.1). */
export async function theTaxonomy(): Promise<TestTaxonomy> {
  const found = await db().focusTaxonomy.findUnique({ where: { id: taxonomyId } });
  if (!found) await insertTaxonomy();
  const rows = await db().focusArea.findMany({ where: { taxonomyId } });
  return { id: taxonomyId, areas: Object.fromEntries(rows.map((row) => [row.code, row.id])) };
}

async function insertTaxonomy(): Promise<void> {
  const area = (code: string, place: number, shown: { indicatorCodes: string[]; parentId?: string }) => ({
    id: taxonomyId.replace(/02$/, `2${place}`),
    taxonomyId,
    code,
    parentId: shown.parentId ?? null,
    name: `Foco ${code}`,
    description: "Descripción",
    standards: ["C9"],
    indicatorCodes: shown.indicatorCodes,
    sortOrder: place,
  });
  await db().focusTaxonomy.create({
    data: {
      id: taxonomyId,
      version: 9_000,
      state: "published",
      source: "Pruebas",
      publishedAt: new Date("2026-01-15"),
    },
  });
  await db().focusArea.create({ data: area("EVAL", 1, { indicatorCodes: [] }) });
  await db().focusArea.create({
    data: area("EVAL.RETRO", 2, {
      indicatorCodes: ["C9.1", "C9.2"],
      parentId: taxonomyId.replace(/02$/, "21"),
    }),
  });
  await db().focusArea.create({ data: area("AULA", 3, { indicatorCodes: ["B5.1"] }) });
}
