import "server-only";
import { permissions, type Permission } from "@/lib/access/policy";
import { scopeOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { fromUtcMidnight, toUtcMidnight } from "@/lib/format/civil-date";
import { nameOf } from "@/lib/format/person-name";
import { countOf } from "@/lib/format/text";
import { dayGroup } from "../../rules";
import type { HomeItem } from "../../schema";

function reach(actor: Actor, permission: Permission) {
  const { territoryIds, schoolIds } = scopeOf(actor, permissions[permission]);
  return { OR: [{ territoryId: { in: [...territoryIds] } }, { id: { in: [...schoolIds] } }] };
}

function waiting(id: string, item: Pick<HomeItem, "title" | "detail" | "href" | "action">): HomeItem {
  return { id, group: "pending", date: null, time: null, isLate: false, ...item };
}

const mostSchools = 6;

/** Diagnoses that wait for the person's part: preparing, reviewing or approving. */
export async function diagnosisItems(
  actor: Actor,
  {
    permission,
    states,
    words,
  }: {
    readonly permission: Permission;
    readonly states: ("draft" | "in_review" | "objected" | "agreed")[];
    readonly words: Readonly<Record<string, { readonly title: string; readonly action: string }>>;
  },
): Promise<readonly HomeItem[]> {
  const rows = await db().diagnosis.findMany({
    where: { school: reach(actor, permission), versions: { some: { state: { in: states } } } },
    orderBy: { id: "desc" },
    take: 30,
    select: {
      id: true,
      school: { select: { name: true } },
      versions: { orderBy: { version: "desc" }, take: 1, select: { version: true, state: true } },
    },
  });
  return rows.flatMap((row) => {
    const newest = row.versions[0];
    const said = newest ? words[newest.state] : undefined;
    if (!newest || !said) return [];
    const detail = `${row.school.name} · versión ${newest.version}`;
    return [
      waiting(row.id, { title: said.title, action: said.action, detail, href: `/diagnosticos/${row.id}` }),
    ];
  });
}

/** Schools of a technical head without a diagnosis this year, and signed needs that nobody has turned into a focus. */
export async function technicalHeadItems(actor: Actor, schoolYear: number): Promise<readonly HomeItem[]> {
  const schoolIds = [...scopeOf(actor, ["utp_head"]).schoolIds];
  const [schools, needs] = await Promise.all([
    db().school.findMany({
      where: { id: { in: schoolIds }, diagnoses: { none: { schoolYear } } },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: mostSchools,
      select: { id: true, rbd: true, name: true },
    }),
    needsWithoutFocus(schoolIds, schoolYear),
  ]);
  return [
    ...schools.map((school) =>
      waiting(`diagnosis-${school.id}`, {
        title: "Preparar el diagnóstico del año",
        detail: school.name,
        href: `/diagnosticos?estado=sin&q=${school.rbd}`,
        action: "Preparar",
      }),
    ),
    ...needs.map((need) =>
      waiting(need.id, {
        title: "Necesidad firmada sin foco de apoyo",
        detail: need.statement,
        href: `/focos/nuevo?diagnostico=${need.diagnosisId}`,
        action: "Definir el foco",
      }),
    ),
  ];
}

/** Of the newest signed version of each school; a need that was carried over keeps the focus it had. */
async function needsWithoutFocus(schoolIds: readonly string[], schoolYear: number) {
  return db().$queryRaw<{ id: string; statement: string; diagnosisId: string }[]>`
    WITH RECURSIVE newest AS (
      SELECT DISTINCT ON (d.id) v.id, d.id AS diagnosis_id
      FROM diagnosis d JOIN diagnosis_version v ON v.diagnosis_id = d.id AND v.state IN ('agreed', 'approved')
      WHERE d.school_year = ${schoolYear} AND d.school_id = ANY(${[...schoolIds]}::uuid[])
      ORDER BY d.id, v.version DESC),
    line AS (
      SELECT n.id AS need_id, n.id AS origin_id, n.carried_from_id FROM need n JOIN newest ON newest.id = n.version_id
      UNION ALL
      SELECT line.need_id, o.id, o.carried_from_id FROM line JOIN need o ON o.id = line.carried_from_id)
    SELECT n.id, n.statement, newest.diagnosis_id AS "diagnosisId"
    FROM need n JOIN newest ON newest.id = n.version_id
    WHERE NOT EXISTS (SELECT 1 FROM line JOIN support_focus_need f ON f.need_id = line.origin_id WHERE line.need_id = n.id)
    ORDER BY n.sort_order, n.id LIMIT 3`;
}

/** For who assigns: how many teachers with a focus have no mentor yet, by school. */
export async function teachersWithoutMentor(actor: Actor): Promise<readonly HomeItem[]> {
  const rows = await db().supportFocusTeacher.findMany({
    where: {
      focus: { state: { in: ["proposed", "active"] }, school: reach(actor, "assignment.decide") },
      teacher: { assignmentsReceived: { none: { state: "active" } } },
    },
    orderBy: [{ focus: { school: { name: "asc" } } }, { focusId: "asc" }],
    select: { teacherId: true, focus: { select: { school: { select: { id: true, name: true } } } } },
  });
  const bySchool = new Map<string, { name: string; teachers: Set<string> }>();
  for (const { teacherId, focus } of rows) {
    const { id, name } = focus.school;
    const known = bySchool.get(id) ?? { name, teachers: new Set() };
    known.teachers.add(teacherId);
    bySchool.set(id, known);
  }
  return [...bySchool].slice(0, mostSchools).map(([id, { name, teachers }]) =>
    waiting(`assign-${id}`, {
      title: `${countOf(teachers.size, "docente")} con foco y sin asesor/a`,
      detail: name,
      href: `/asignaciones?establecimiento=${id}`,
      action: "Asignar",
    }),
  );
}

/** Visits to the principal's school in the days to come: that they happen, and when. */
export async function schoolVisitItems(
  actor: Actor,
  { today, until }: { readonly today: string; readonly until: string },
): Promise<readonly HomeItem[]> {
  const rows = await db().visit.findMany({
    where: {
      schoolId: { in: [...scopeOf(actor, ["principal"]).schoolIds] },
      state: "planned",
      plannedOn: { gte: toUtcMidnight(today), lte: toUtcMidnight(until) },
    },
    orderBy: [{ plannedOn: "asc" }, { plannedAt: "asc" }],
    take: 10,
    select: {
      id: true,
      plannedOn: true,
      plannedAt: true,
      classGroup: true,
      subject: true,
      school: { select: { name: true } },
    },
  });
  return rows.map((row) => {
    const date = fromUtcMidnight(row.plannedOn);
    return {
      id: row.id,
      ...dayGroup(date, today),
      date,
      time: row.plannedAt,
      title: "Visita a una clase",
      detail: `${row.classGroup} ${row.subject} · ${row.school.name}`,
      href: "/observar",
      action: "Ver calendario",
    };
  });
}

/** Accounts that are locked in the administrator's territories. */
export async function administrationItems(actor: Actor, now: Date): Promise<readonly HomeItem[]> {
  const territoryIds = [...scopeOf(actor, ["admin"]).territoryIds];
  const locked = await db().account.findMany({
    where: {
      lockedUntil: { gt: now },
      person: { grants: { some: { territoryId: { in: territoryIds }, revokedAt: null } } },
    },
    take: 10,
    select: { id: true, personId: true, person: { select: { givenNames: true, familyNames: true } } },
  });
  return locked.map((row) =>
    waiting(row.id, {
      title: "Cuenta bloqueada por intentos fallidos",
      detail: nameOf(row.person),
      href: `/personas/${row.personId}`,
      action: "Revisar",
    }),
  );
}
