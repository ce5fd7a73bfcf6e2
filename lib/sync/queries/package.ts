import "server-only";
import type { Actor } from "@/lib/access/schema";
import { territoriesOf } from "@/lib/access/rules";
import { listCitableObservations, listMyAgenda } from "@/lib/coaching/queries/session";
import { listActiveSteps, listCycles } from "@/lib/coaching/queries/cycle";
import { db } from "@/lib/db/client";
import { addDays, fromUtcMidnight, type CivilDate } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { nameOf } from "@/lib/format/person-name";
import { ownId } from "@/lib/observation/policy";
import { listObservableTeachers } from "@/lib/observation/queries/planning";
import { listOfferedRubrics } from "@/lib/observation/queries/rollout";
import { getRubricVersion } from "@/lib/observation/queries/rubric";
import { listVisits } from "@/lib/observation/queries/visit";
import type { EarlierNotes, OfflinePackage, PackedLesson } from "../schema/package";

const [daysBack, daysAhead] = [30, 45];
const most = { visits: 100, rubrics: 8, teachers: 100, earlier: 12, sessions: 12 };

/** What this person needs for a day without a signal: the agenda, teachers, cycles and steps, rubrics, and what they wrote. */
export async function getOfflinePackage(actor: Actor, now: Date): Promise<OfflinePackage> {
  const today = civilDateAt(now, DEFAULT_ZONE);
  const [visits, lessons, teachers, sessions, cycles, earlier] = await Promise.all([
    listVisits(actor, {
      mine: true,
      from: addDays(today, -daysBack),
      to: addDays(today, daysAhead),
      limit: most.visits,
    }),
    listLessons(actor),
    listObservableTeachers(actor, { limit: most.teachers }, today),
    packSessions(actor, today),
    listCycles(actor, { whose: "own", phase: "in_progress", limit: 60 }),
    listEarlier(actor),
  ]);
  const steps = await listActiveSteps(
    actor,
    cycles.rows.map(({ id }) => id),
  );
  return {
    person: { id: ownId(actor), name: actor.name },
    madeAt: now.toISOString(),
    ...{ visits: visits.rows, lessons, teachers, earlier, sessions },
    rubrics: await packRubrics(actor, {
      used: visits.rows.map(({ rubricVersionId }) => rubricVersionId),
      today,
    }),
    cycles: cycles.rows.map((cycle) => ({ ...cycle, activeStep: steps.get(cycle.id) ?? null })),
  };
}

async function listLessons(actor: Actor): Promise<readonly PackedLesson[]> {
  const rows = await db().visit.findMany({
    where: {
      observerId: ownId(actor),
      territoryId: { in: [...territoriesOf(actor)] },
      state: "planned",
      fields: { some: {} },
    },
    orderBy: { plannedOn: "desc" },
    take: most.visits,
    select: {
      id: true,
      observation: { select: { version: true } },
      fields: {
        where: { isKnown: true, isReplaced: false },
        select: { field: true, opId: true, value: true },
      },
    },
  });
  return rows.map(({ id, observation, fields }) => ({
    ...{
      visitId: id,
      version: observation?.version ?? 0,
      state: observation ? "draft" : "none",
      heads: fields,
    },
  }));
}

async function packRubrics(
  actor: Actor,
  { used, today }: { readonly used: readonly string[]; readonly today: CivilDate },
): Promise<OfflinePackage["rubrics"]> {
  const offered = await listOfferedRubrics(actor, today);
  const ids = [...new Set([...used, ...offered.map(({ id }) => id)])].slice(0, most.rubrics);
  return Promise.all(ids.map((id) => getRubricVersion(actor, id)));
}

async function packSessions(actor: Actor, today: CivilDate): Promise<OfflinePackage["sessions"]> {
  const agenda = await listMyAgenda(actor, { until: addDays(today, daysAhead) });
  const own = agenda.filter(({ isMentor }) => isMentor).slice(0, most.sessions);
  const steps = await listActiveSteps(
    actor,
    own.map(({ cycle }) => cycle.id),
  );
  return Promise.all(
    own.map(async (item) => ({
      ...item,
      activeStep: steps.get(item.cycle.id) ?? null,
      citable: item.kind === "feedback" ? await listCitableObservations(actor, item.cycle.id) : [],
    })),
  );
}

async function listEarlier(actor: Actor): Promise<readonly EarlierNotes[]> {
  const rows = await db().observation.findMany({
    where: {
      state: { not: "draft" },
      territoryId: { in: [...territoriesOf(actor)] },
      visit: { observerId: ownId(actor) },
    },
    orderBy: { visit: { plannedOn: "desc" } },
    take: most.earlier,
    select: {
      visit: {
        select: {
          ...{ id: true, plannedOn: true, teacherId: true, subject: true, classGroup: true },
          teacher: { select: { givenNames: true, familyNames: true } },
        },
      },
      notes: {
        orderBy: { offsetSeconds: "asc" },
        select: { id: true, offsetSeconds: true, speaker: true, noteClass: true, text: true },
      },
    },
  });
  return rows.map(({ visit, notes }) => ({
    ...{
      visitId: visit.id,
      teacherId: visit.teacherId,
      subject: visit.subject,
      classGroup: visit.classGroup,
      notes,
    },
    plannedOn: fromUtcMidnight(visit.plannedOn),
    teacherName: nameOf(visit.teacher),
  }));
}
