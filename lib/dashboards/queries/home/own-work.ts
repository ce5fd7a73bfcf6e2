import "server-only";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { listAssignmentsToStart } from "@/lib/coaching/queries/proposal";
import { listMyAgenda } from "@/lib/coaching/queries/session";
import { sessionKindLabels } from "@/lib/coaching/schema/words";
import { db } from "@/lib/db/client";
import { addDays, daysBetween, fromUtcMidnight, toUtcMidnight } from "@/lib/format/civil-date";
import { nameOf } from "@/lib/format/person-name";
import { countOf } from "@/lib/format/text";
import { ownId } from "@/lib/observation/policy";
import { listPendingObservations, listVisits } from "@/lib/observation/queries/visit";
import type { HomeItem } from "../../schema";
import { dayGroup } from "../../rules";

const personName = { select: { givenNames: true, familyNames: true } } as const;

/** The sessions of the person's own cycles: those of today, of the days to come, and those whose day went by. */
export async function sessionItems(actor: Actor, today: string): Promise<readonly HomeItem[]> {
  const agenda = await listMyAgenda(actor, { until: addDays(today, 7) });
  return agenda.map((session) => {
    const other = session.isMentor ? session.cycle.teacherName : session.cycle.mentorName;
    const isLesson = session.kind === "monitoring" && session.visitId !== null && session.isMentor;
    return {
      // A lesson goes by its visit's id, which the visits' own list knows too.
      id: isLesson ? (session.visitId ?? session.id) : session.id,
      ...dayGroup(session.plannedOn, today),
      date: session.plannedOn,
      time: session.plannedAt,
      title: `${sessionKindLabels[session.kind]} con ${other}`,
      detail: `${session.cycle.focusTitle} · ${session.cycle.schoolName}`,
      href: isLesson
        ? `/observar/${session.visitId}`
        : `/acompanamiento/${session.cycleId}/sesiones/${session.id}`,
      action: isLesson ? "Observar" : session.isMentor ? "Preparar" : "Ver",
    };
  });
}

/** Visits the person observes outside any cycle: those of a diagnosis. */
export async function visitItems(actor: Actor, today: string): Promise<readonly HomeItem[]> {
  const visits = await listVisits(actor, {
    mine: true,
    state: "planned",
    from: today,
    to: addDays(today, 7),
    limit: 20,
  });
  return visits.rows
    .filter((visit) => visit.purpose === "diagnosis")
    .map((visit) => ({
      id: visit.id,
      ...dayGroup(visit.plannedOn, today),
      date: visit.plannedOn,
      time: visit.plannedAt,
      title: `${visit.classGroup} ${visit.subject}, ${visit.teacherName}`,
      detail: `Observación para el diagnóstico · ${visit.schoolName}`,
      href: `/observar/${visit.id}`,
      action: "Observar",
    }));
}

/** What the person began to write and did not finish or share. */
export async function unfinishedItems(actor: Actor, today: string): Promise<readonly HomeItem[]> {
  const pending = await listPendingObservations(actor, today);
  const words = {
    draft: "Observación sin terminar",
    unshared: "Observación sin compartir",
    not_started: "Visita sin comenzar",
  } as const;
  return pending.map((work) => ({
    id: work.visitId,
    group: "pending" as const,
    date: work.plannedOn,
    time: null,
    title: words[work.kind],
    detail: `${work.classGroup} ${work.subject} · ${work.teacherName} · hace ${countOf(work.days, "día")}`,
    href: work.kind === "unshared" ? `/observar/${work.visitId}/registro` : `/observar/${work.visitId}`,
    action: work.kind === "unshared" ? "Compartir" : "Continuar",
    isLate: work.days > 3,
  }));
}

/** A mentor's assignments without an open cycle, and own cycles past their planned end. */
export async function mentorItems(actor: Actor, today: string): Promise<readonly HomeItem[]> {
  const [assignments, overdue] = await Promise.all([
    listAssignmentsToStart(actor),
    db().cycle.findMany({
      where: {
        mentorId: ownId(actor),
        territoryId: { in: [...territoriesOf(actor)] },
        phase: "in_progress",
        plannedEndOn: { lt: toUtcMidnight(today) },
      },
      orderBy: { plannedEndOn: "asc" },
      take: 20,
      select: { id: true, number: true, plannedEndOn: true, teacher: personName },
    }),
  ]);
  const starts = assignments.map((row) => ({
    ...waiting(row.assignmentId),
    title: `Comenzar un ciclo con ${row.teacherName}`,
    detail: `${row.focusTitle} · ${row.schoolName}`,
    href: `/acompanamiento/nuevo?asignacion=${row.assignmentId}`,
    action: "Comenzar",
  }));
  const ends = overdue.map((row) => ({
    ...waiting(row.id),
    date: fromUtcMidnight(row.plannedEndOn),
    title: `Cerrar el ciclo ${row.number} con ${nameOf(row.teacher)}`,
    detail: `Debía terminar hace ${countOf(daysBetween(fromUtcMidnight(row.plannedEndOn), today), "día")}`,
    href: `/acompanamiento/${row.id}`,
    action: "Ver el ciclo",
    isLate: true,
  }));
  return [...starts, ...ends];
}

/** What waits for a teacher: a mentor just assigned, shared observations to read, cycles to accept, and the action step in force. */
export async function teacherItems(actor: Actor, today: string): Promise<readonly HomeItem[]> {
  const teacherId = ownId(actor);
  const territoryId = { in: [...territoriesOf(actor)] };
  const [assignments, observations, cycles, steps] = await Promise.all([
    db().assignment.findMany({
      where: { teacherId, territoryId, state: "active", cycles: { none: {} } },
      orderBy: { createdAt: "desc" },
      take: 10,
      select: { id: true, mentor: personName, focus: { select: { title: true } } },
    }),
    db().observation.findMany({
      where: { state: "shared", territoryId, visit: { teacherId } },
      orderBy: { sharedAt: "desc" },
      take: 10,
      select: {
        id: true,
        visit: { select: { plannedOn: true, classGroup: true, subject: true, observer: personName } },
      },
    }),
    db().cycle.findMany({
      where: { teacherId, territoryId, phase: "agreement" },
      take: 10,
      select: { id: true, mentor: personName, focus: { select: { title: true } } },
    }),
    db().actionStep.findMany({
      where: { state: "active", territoryId, cycle: { teacherId, phase: "in_progress" } },
      orderBy: { dueOn: "asc" },
      take: 10,
      select: { id: true, what: true, dueOn: true, cycleId: true },
    }),
  ]);
  return [
    ...assignments.map((row) => ({
      ...waiting(row.id),
      title: `${nameOf(row.mentor)} es su asesor/a`,
      detail: row.focus.title,
      href: `/asignaciones/${row.id}`,
      action: "Ver",
    })),
    ...cycles.map((row) => ({
      ...waiting(row.id),
      title: `${nameOf(row.mentor)} le propone un ciclo`,
      detail: row.focus.title,
      href: `/acompanamiento/${row.id}`,
      action: "Leer y acordar",
    })),
    ...observations.map((row) => ({
      ...waiting(row.id),
      date: fromUtcMidnight(row.visit.plannedOn),
      title: `Observación compartida por ${nameOf(row.visit.observer)}`,
      detail: `${row.visit.classGroup} ${row.visit.subject}`,
      href: `/mi-desarrollo/observaciones/${row.id}`,
      action: "Leer",
    })),
    ...steps.map((row) => ({
      ...waiting(row.id),
      date: fromUtcMidnight(row.dueOn),
      title: "Su paso vigente",
      detail: row.what,
      href: `/acompanamiento/${row.cycleId}`,
      action: "Ver",
      isLate: fromUtcMidnight(row.dueOn) < today,
    })),
  ];
}

function waiting(id: string) {
  return { id, group: "pending" as const, date: null, time: null, isLate: false };
}
