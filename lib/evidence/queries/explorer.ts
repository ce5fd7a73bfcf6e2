import "server-only";
import { permits } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { keyset, toPage, type Page } from "@/lib/db/page";
import { rbdsMeantBy, searchWords } from "@/lib/directory/rules";
import { parseInput } from "@/lib/errors";
import { visibleTo } from "../policy";
import { orderByValue } from "../rules/explorer";
import {
  explorerRequest,
  type ExplorerColumn,
  type ExplorerFrame,
  type ExplorerQuestion,
  type ExplorerRequest,
  type ExplorerRow,
  type ExplorerSchool,
  type ExplorerTable,
} from "../schema/explorer";
import type { Figure } from "../schema/figures";
import { findFrame, type FoundFrame } from "./explorer-frame";
import { cohortSelect, cohortsOf, figureSelect, readingOf, referencesOf, toFigure } from "./figure-rows";

const schoolSelect = {
  id: true,
  rbd: true,
  name: true,
  isRural: true,
  dependence: true,
  commune: { select: { name: true, cut: true } },
  territory: { select: { name: true } },
} satisfies Prisma.SchoolSelect;

type SchoolFound = Prisma.SchoolGetPayload<{ select: typeof schoolSelect }>;

/**
 * A page of the schools that have the figures chosen, by commune and name. Only who runs the territory may have them
 * ordered by value, and then those without a number to read come last. The number of statements does not depend on how
 * many schools, years or indicators there are.
 */
export async function getExplorerTable(actor: Actor, params: ExplorerRequest): Promise<ExplorerTable> {
  const question = parseInput(explorerRequest, params);
  const found = await findFrame(actor, question);
  const columns = columnsOf(question, found.frame);
  const mayOrderByValue = mayOrder(actor, found);
  const column = columns.find(({ key }) => key === question.order?.column);
  const order = mayOrderByValue && column && question.order ? question.order : null;
  const where = schoolsWhere(actor, question, found);
  const page =
    order && column
      ? await orderedPage(actor, { where, column, question, direction: order.direction })
      : await alphabeticalPage(where, question);
  return {
    frame: found.frame,
    columns,
    rows: await rowsOf(actor, page.rows, columns),
    nextCursor: page.nextCursor,
    mayOrderByValue,
    orderedBy: order,
  };
}

function mayOrder(actor: Actor, { territories }: FoundFrame): boolean {
  return (
    territories.length > 0 &&
    territories.every(({ id }) => permits(actor, "evidence.orderByValue", { territoryId: id }))
  );
}

/** One column for each year of one indicator, or for each indicator of one year. */
function columnsOf({ view }: ExplorerQuestion, { indicators, selection }: ExplorerFrame): ExplorerColumn[] {
  const { grade, paths, years } = selection;
  if (grade === null) return [];
  return paths.flatMap((path) => {
    const indicator = indicators.find((one) => one.path === path);
    if (!indicator) return [];
    return years.map((year) => ({
      key: view === "indicadores" ? path : `${year}`,
      ...{ indicator, grade, year },
    }));
  });
}

/** The schools that the filters leave, among those that some file has in a column shown. */
export function schoolsWhere(
  actor: Actor,
  question: ExplorerQuestion,
  { frame, territories }: FoundFrame,
): Prisma.SchoolWhereInput {
  const { grade, paths, years } = frame.selection;
  const { q = "", commune, setting, dependence, gseGroup } = question;
  const words = searchWords(q);
  const shown = { grade: grade ?? "", year: { in: [...years] }, indicator: { path: { in: [...paths] } } };
  return {
    AND: [
      visibleTo(actor),
      { territoryId: { in: territories.map(({ id }) => id) } },
      { indicators: { some: shown } },
      words.length === 0
        ? {}
        : {
            OR: [
              { rbd: { in: [...rbdsMeantBy(q)] } },
              { AND: words.map((word) => ({ searchText: { contains: word } })) },
            ],
          },
      commune === undefined ? {} : { commune: { cut: commune } },
      setting === undefined ? {} : { isRural: setting === "rural" },
      dependence === "todas" ? {} : { dependence },
      gseGroup === undefined
        ? {}
        : { indicators: { some: { grade: grade ?? "", year: years[0] ?? 0, gseGroup } } },
    ],
  };
}

async function alphabeticalPage(
  where: Prisma.SchoolWhereInput,
  question: ExplorerQuestion,
): Promise<Page<SchoolFound>> {
  const rows = await db().school.findMany({
    where,
    orderBy: [{ commune: { name: "asc" } }, { name: "asc" }, { id: "asc" }],
    select: schoolSelect,
    ...keyset(question),
  });
  return toPage(rows, question, (row) => row);
}

interface OrderedRequest {
  readonly where: Prisma.SchoolWhereInput;
  readonly column: ExplorerColumn;
  readonly question: ExplorerQuestion;
  readonly direction: "asc" | "desc";
}

/** The schools of one territory are few enough to be put in order here, where what is kept back is decided. */
async function orderedPage(actor: Actor, request: OrderedRequest): Promise<Page<SchoolFound>> {
  const { where, column, question, direction } = request;
  const application = { ...visibleTo(actor), school: where, grade: column.grade, year: column.year };
  const [schools, figures, cohortRows] = await Promise.all([
    db().school.findMany({
      where,
      orderBy: [{ commune: { name: "asc" } }, { name: "asc" }, { id: "asc" }],
      select: schoolSelect,
    }),
    db().schoolIndicator.findMany({
      where: { ...application, indicator: { path: column.indicator.path } },
      select: { ...cohortSelect, value: true, status: true, indicator: { select: { path: true } } },
    }),
    db().schoolIndicator.findMany({
      where: { ...application, indicator: { unit: "score" } },
      select: cohortSelect,
    }),
  ]);
  const cohorts = cohortsOf(cohortRows);
  const readable = figures.map((row) => ({
    schoolId: row.schoolId,
    value: readingOf(row, cohorts).status === "valued" ? row.value : null,
  }));
  const byId = new Map(schools.map((school) => [school.id, school]));
  const ids = orderByValue([...byId.keys()], readable, direction);
  const start = question.cursor === undefined ? 0 : ids.indexOf(question.cursor) + 1;
  const rows = ids.slice(start, start + question.limit + 1).flatMap((id) => byId.get(id) ?? []);
  return toPage(rows, question, (row) => row);
}

async function rowsOf(
  actor: Actor,
  schools: readonly SchoolFound[],
  columns: readonly ExplorerColumn[],
): Promise<readonly ExplorerRow[]> {
  const figures = await figuresOf(actor, {
    schoolIds: schools.map(({ id }) => id),
    columns,
  });
  return schools.map((school) => ({
    school: toSchool(actor, school),
    figures: columns.map(
      ({ indicator, year }) => figures.get(`${school.id}|${indicator.path}|${year}`) ?? null,
    ),
  }));
}

function toSchool(actor: Actor, { commune, territory, ...school }: SchoolFound): ExplorerSchool {
  return {
    ...school,
    communeName: commune.name,
    communeCut: commune.cut,
    territoryName: territory.name,
    isOwn: actor.grants.some(({ schoolId }) => schoolId === school.id),
  };
}

/** The figures of these schools in these columns, as they are read, by school, path and year. */
async function figuresOf(
  actor: Actor,
  of: { readonly schoolIds: readonly string[]; readonly columns: readonly ExplorerColumn[] },
): Promise<ReadonlyMap<string, Figure>> {
  const application = {
    ...visibleTo(actor),
    schoolId: { in: [...of.schoolIds] },
    grade: { in: of.columns.map(({ grade }) => grade) },
    year: { in: of.columns.map(({ year }) => year) },
  };
  const [rows, cohortRows] = await Promise.all([
    db().schoolIndicator.findMany({
      where: {
        ...application,
        indicator: { path: { in: of.columns.map(({ indicator }) => indicator.path) } },
      },
      select: figureSelect,
    }),
    db().schoolIndicator.findMany({
      where: { ...application, indicator: { unit: "score" } },
      select: cohortSelect,
    }),
  ]);
  const context = { references: await referencesOf(rows), cohorts: cohortsOf(cohortRows) };
  return new Map(
    rows.map((row) => [`${row.schoolId}|${row.indicator.path}|${row.year}`, toFigure(row, context)]),
  );
}
