import "server-only";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { nameOf } from "@/lib/format/person-name";
import { ownId } from "@/lib/observation/policy";
import type { AssignmentToStart, CycleProposal } from "../schema/views";
import { goalSelect, toGoal } from "./shapes";

const assignmentSelect = {
  id: true,
  territoryId: true,
  teacherId: true,
  state: true,
  minutesPerWeek: true,
  teacher: { select: { givenNames: true, familyNames: true } },
  school: {
    select: {
      name: true,
      rbd: true,
      territory: {
        select: {
          timeZone: true,
          programmes: {
            orderBy: { schoolYear: "desc" },
            take: 1,
            select: { cycleWeeks: true, feedbackWithinHours: true },
          },
        },
      },
    },
  },
  focus: { select: { title: true, goals: { where: { state: "active" }, select: goalSelect } } },
  cycles: { orderBy: { number: "desc" }, take: 1, select: { id: true, number: true, phase: true } },
} as const satisfies Prisma.AssignmentSelect;

type Row = Prisma.AssignmentGetPayload<{ select: typeof assignmentSelect }>;

function ownAssignments(actor: Actor): Prisma.AssignmentWhereInput {
  return { mentorId: ownId(actor), territoryId: { in: [...territoriesOf(actor)] } };
}

/** The mentor's assignments in force without an open cycle, the oldest first: where a cycle is to be started. They are few: a mentor has a cap. */
export async function listAssignmentsToStart(actor: Actor): Promise<readonly AssignmentToStart[]> {
  const rows = await db().assignment.findMany({
    where: {
      AND: [ownAssignments(actor), { state: "active", cycles: { none: { phase: { not: "closed" } } } }],
    },
    orderBy: { id: "asc" },
    take: 50,
    select: assignmentSelect,
  });
  return rows.map((row) => ({
    assignmentId: row.id,
    teacherName: nameOf(row.teacher),
    schoolName: row.school.name,
    focusTitle: row.focus.title,
    nextNumber: numberOfNext(row),
  }));
}

/** What the mentor of an assignment needs to propose its next cycle, and what stands in the way if anything does. NOT_FOUND for everybody else. */
export async function getCycleProposal(actor: Actor, assignmentId: string): Promise<CycleProposal> {
  const row = await db().assignment.findFirst({
    where: { AND: [{ id: assignmentId }, ownAssignments(actor)] },
    select: assignmentSelect,
  });
  if (!row) throw new AppError("NOT_FOUND");
  const { territory } = row.school;
  const [goal] = row.focus.goals;
  const [latest] = row.cycles;
  return {
    assignmentId: row.id,
    territoryId: row.territoryId,
    timeZone: territory.timeZone,
    teacherId: row.teacherId,
    teacherName: nameOf(row.teacher),
    schoolName: row.school.name,
    rbd: row.school.rbd,
    focusTitle: row.focus.title,
    minutesPerWeek: row.minutesPerWeek,
    number: numberOfNext(row),
    cycleWeeks: territory.programmes[0]?.cycleWeeks ?? 8,
    feedbackWithinHours: territory.programmes[0]?.feedbackWithinHours ?? 72,
    goal: goal === undefined ? null : toGoal(goal),
    obstacle: obstacleOf(row),
    openCycleId: latest && latest.phase !== "closed" ? latest.id : null,
  };
}

function numberOfNext({ cycles }: Row): number {
  return (cycles[0]?.number ?? 0) + 1;
}

function obstacleOf({ state, focus, cycles }: Row): string | null {
  if (state !== "active") return "La asignación terminó: pedir otra a la jefatura del servicio.";
  if (cycles[0] && cycles[0].phase !== "closed")
    return "Ya hay un ciclo abierto: cerrarlo antes de comenzar otro.";
  if (focus.goals.length === 0) return "El foco aún no tiene una meta vigente: pedirla a la jefatura UTP.";
  return null;
}
