import "server-only";
import { permissions, permits, type Permission } from "@/lib/access/policy";
import { scopeOf, territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { keyset, toPage, type Page } from "@/lib/db/page";
import { parseInput } from "@/lib/errors";
import { foldText } from "@/lib/format/text";
import { listProgrammes } from "@/lib/programme/queries";
import { readableStates } from "../policy";
import { nextStepOf } from "../rules/states";
import { diagnosisListRequest, type DiagnosisListRequest, type DiagnosisState } from "../schema/versions";
import type { DiagnosisRow } from "../schema/views";

interface Coverage {
  readonly schoolId: string;
  readonly total: number;
  readonly observed: number;
}

/**
 * The schools in the person's reach with their diagnosis of a school year (the newest programme's, unless told): its
 * state, its coverage as it stands and who must act next; on request, those without one. Mentors and teachers find the
 * approved ones.
 */
export async function listDiagnoses(
  actor: Actor,
  params: DiagnosisListRequest = {},
): Promise<Page<DiagnosisRow>> {
  const request = parseInput(diagnosisListRequest, params);
  const programmes = await listProgrammes(actor);
  const schoolYear = request.schoolYear ?? programmes[0]?.schoolYear ?? 0;
  const words = foldText(request.q ?? "")
    .split(" ")
    .filter(Boolean);
  const rows = await db().school.findMany({
    where: {
      AND: [
        inReach(actor, schoolYear),
        await inState(actor, { schoolYear, state: request.state ?? "any" }),
        ...words.map((word) => ({ searchText: { contains: word } })),
      ],
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: {
      id: true,
      territoryId: true,
      rbd: true,
      name: true,
      commune: { select: { name: true } },
      diagnoses: {
        where: { schoolYear },
        select: {
          id: true,
          versions: { orderBy: { version: "desc" }, select: { version: true, state: true } },
        },
      },
    },
    ...keyset(request),
  });
  const coverage = await coverageOf(
    rows.map((row) => row.id),
    schoolYear,
  );
  const runs = new Set(
    programmes.filter((one) => one.schoolYear === schoolYear).map((one) => one.territoryId),
  );
  return toPage(rows, request, ({ commune, diagnoses, ...school }) => {
    const place = { territoryId: school.territoryId, schoolId: school.id };
    const [diagnosis] = diagnoses;
    const newest = newestShown(actor, place, diagnosis?.versions ?? []);
    const counts = coverage.get(school.id);
    return {
      id: school.id,
      rbd: school.rbd,
      schoolName: school.name,
      communeName: commune.name,
      schoolYear,
      diagnosisId: diagnosis?.id ?? null,
      version: newest?.version ?? null,
      state: newest?.state ?? null,
      teachersObserved: counts?.observed ?? 0,
      teachersTotal: counts?.total ?? 0,
      nextStep: nextStepOf(newest?.state ?? null),
      canOpen: !diagnosis && runs.has(school.territoryId) && permits(actor, "diagnosis.prepare", place),
    };
  });
}

/** Those who follow the diagnosis see how it goes, drafts included; mentors and teachers, the newest approved one. */
function newestShown(
  actor: Actor,
  place: { readonly territoryId: string; readonly schoolId: string },
  versions: readonly { readonly version: number; readonly state: DiagnosisState }[],
) {
  if (permits(actor, "diagnosis.read", place)) return versions[0];
  return versions.find(({ state }) => readableStates(actor, place).includes(state));
}

function inReach(actor: Actor, schoolYear: number): Prisma.SchoolWhereInput {
  const approved = {
    diagnoses: { some: { schoolYear, versions: { some: { state: "approved" as const } } } },
  };
  return {
    OR: [schoolsOf(actor, "diagnosis.read"), { AND: [schoolsOf(actor, "diagnosis.readApproved"), approved] }],
  };
}

function schoolsOf(actor: Actor, permission: Permission): Prisma.SchoolWhereInput {
  const { territoryIds, schoolIds } = scopeOf(actor, permissions[permission]);
  return { OR: [{ territoryId: { in: [...territoryIds] } }, { id: { in: [...schoolIds] } }] };
}

async function inState(
  actor: Actor,
  { schoolYear, state }: { readonly schoolYear: number; readonly state: "any" | "none" | DiagnosisState },
): Promise<Prisma.SchoolWhereInput> {
  if (state === "any") return { diagnoses: { some: { schoolYear } } };
  if (state === "none") {
    return {
      diagnoses: { none: { schoolYear } },
      state: "functioning",
      dependence: { in: ["slep", "municipal"] },
    };
  }
  const newest = await db().$queryRaw<{ schoolId: string }[]>`
    SELECT d.school_id AS "schoolId"
      FROM diagnosis d
      JOIN LATERAL (SELECT v.state FROM diagnosis_version v WHERE v.diagnosis_id = d.id ORDER BY v.version DESC LIMIT 1) newest ON true
     WHERE d.territory_id = ANY(${[...territoriesOf(actor)]}::uuid[]) AND d.school_year = ${schoolYear}
       AND newest.state = ${state}::diagnosis_state`;
  return { id: { in: newest.map((row) => row.schoolId) } };
}

async function coverageOf(
  schoolIds: readonly string[],
  schoolYear: number,
): Promise<ReadonlyMap<string, Coverage>> {
  const rows = await db().$queryRaw<Coverage[]>`
    SELECT p.school_id AS "schoolId", count(DISTINCT p.person_id)::int AS total,
           count(DISTINCT v.teacher_id)::int AS observed
      FROM post p
      JOIN programme g ON g.territory_id = p.territory_id AND g.school_year = ${schoolYear}
      LEFT JOIN visit v ON v.teacher_id = p.person_id AND v.school_id = p.school_id AND v.purpose = 'diagnosis'
           AND v.planned_on BETWEEN g.starts_on AND g.ends_on
           AND EXISTS (SELECT 1 FROM observation o WHERE o.visit_id = v.id AND o.state IN ('shared', 'acknowledged'))
     WHERE p.school_id = ANY(${[...schoolIds]}::uuid[])
       AND p.role IN ('teacher', 'teacher_in_charge', 'special_educator')
       AND p.valid_from <= g.ends_on AND (p.valid_to IS NULL OR p.valid_to > g.starts_on)
     GROUP BY p.school_id`;
  return new Map(rows.map((row) => [row.schoolId, row]));
}
