import { z } from "zod";
import { pageRequest } from "@/lib/db/page";
import type { CivilDate } from "@/lib/format/civil-date";
import { weeklyMinutes, type MapPoint, type MentorLoad, type MentorOnBoard } from "./mentors";

/** One reason in words. A blocker forbids the pair; the others are for a person to weigh. */
export const considerationSchema = z.object({
  kind: z.enum(["for", "against", "blocker"]),
  text: z.string(),
});
export type Consideration = Readonly<z.infer<typeof considerationSchema>>;

export interface Candidate {
  readonly mentorId: string;
  readonly name: string;
  readonly schoolName: string;
  readonly isSameSchool: boolean;
  readonly distanceKm: number | null;
  /** There and back, once a week. */
  readonly travelMinutesPerWeek: number;
  readonly load: MentorLoad;
  readonly considerations: readonly Consideration[];
  readonly isEligible: boolean;
  /** 0 to 100; an order to read the list by, never a decision. */
  readonly score: number;
}

export const assignmentStates = ["active", "ended"] as const;
export type AssignmentState = (typeof assignmentStates)[number];

/** What the screen calls each state of an assignment. */
export const assignmentStateLabels: Readonly<Record<AssignmentState, string>> = {
  active: "Vigente",
  ended: "Terminada",
};

export interface AssignmentSummary {
  readonly id: string;
  readonly state: AssignmentState;
  readonly mentorId: string;
  readonly mentorName: string;
  readonly teacherId: string;
  readonly teacherName: string;
  readonly schoolName: string;
  readonly rbd: number;
  readonly focusId: string;
  readonly focusTitle: string;
  readonly areaName: string;
  readonly minutesPerWeek: number;
  readonly travelMinutesPerWeek: number;
  readonly validFrom: CivilDate;
  /** The first day without it. */
  readonly validTo: CivilDate | null;
}

/** Why an assignment was decided, as it stood then. */
export interface AssignmentReasons {
  readonly reason: string;
  readonly considerations: readonly Consideration[];
  readonly endReason: string | null;
}

export interface AssignmentDetail extends AssignmentSummary {
  readonly territoryId: string;
  readonly timeZone: string;
  readonly distanceKm: number | null;
  readonly decidedByName: string;
  /** null for the leaders of the school: they see who, when, the focus and the hours. */
  readonly reasons: AssignmentReasons | null;
  readonly cycles: readonly {
    readonly id: string;
    readonly number: number;
    readonly phase: "agreement" | "in_progress" | "suspended" | "closed";
  }[];
  readonly canOpenFocus: boolean;
  readonly canOpenMentor: boolean;
  /** Who reads it: the pages offer what each may do next. */
  readonly isMentor: boolean;
  readonly isTeacher: boolean;
  readonly canEnd: boolean;
}

/** A teacher who has a focus, with the mentor in force if there is one. */
export interface TeacherToAssign {
  readonly focusId: string;
  readonly focusTitle: string;
  /** False while the focus waits for its goal: a mentor may be assigned, but no cycle begins. */
  readonly isFocusActive: boolean;
  readonly areaCode: string;
  readonly areaName: string;
  readonly teacherId: string;
  readonly teacherName: string;
  readonly schoolId: string;
  readonly schoolName: string;
  readonly rbd: number;
  readonly school: MapPoint | null;
  readonly subjects: readonly string[];
  readonly assignment: BoardAssignment | null;
}

/** A teacher has one mentor at most, so this may be about another focus of the same teacher. */
export interface BoardAssignment {
  readonly id: string;
  readonly focusId: string;
  readonly mentorId: string;
  readonly mentorName: string;
}

export interface AssignmentBoard {
  readonly territoryId: string;
  readonly mentorCap: number;
  readonly teachers: readonly TeacherToAssign[];
  readonly mentors: readonly MentorOnBoard[];
}

/** Everything a person needs to choose a mentor for one teacher with a focus. */
export interface AssignmentProposal {
  readonly territoryId: string;
  readonly timeZone: string;
  readonly focus: {
    readonly id: string;
    readonly title: string;
    readonly goal: string | null;
    readonly isOpen: boolean;
  };
  readonly teacher: {
    readonly id: string;
    readonly name: string;
    readonly schoolName: string;
    readonly rbd: number;
    readonly subjects: readonly string[];
    readonly grades: readonly string[];
  };
  /** The mentor in force, who must end first. */
  readonly current: { readonly id: string; readonly mentorName: string } | null;
  readonly minutesPerWeek: number;
  readonly mentorCap: number;
  /** Those who may be assigned first; also those who may not, with why. */
  readonly candidates: readonly Candidate[];
}

export const assignmentListRequest = pageRequest.extend({
  state: z.enum(assignmentStates).optional().catch(undefined),
  focusId: z.uuid().optional(),
  schoolId: z.uuid().optional(),
  territoryId: z.uuid().optional(),
  mentorId: z.uuid().optional(),
  teacherId: z.uuid().optional(),
});
export type AssignmentListRequest = z.input<typeof assignmentListRequest>;

export const assignInput = z.object({
  focusId: z.uuid(),
  teacherId: z.uuid(),
  mentorId: z.uuid(),
  minutesPerWeek: weeklyMinutes.max(600, "Con una persona se usan a lo más 600 minutos por semana."),
  validFrom: z.iso.date("Escribir la fecha de inicio."),
  reason: z
    .string()
    .trim()
    .min(10, "Escribir en una frase por qué esta asesora o asesor (10 letras o más).")
    .max(500, "Acortar la razón a 500 letras."),
});
export type AssignInput = z.input<typeof assignInput>;

export const endAssignmentInput = z.object({
  id: z.uuid(),
  endedOn: z.iso.date("Escribir la fecha de término."),
  reason: z
    .string()
    .trim()
    .min(10, "Escribir el motivo (10 letras o más).")
    .max(500, "Acortar el motivo a 500 letras."),
});
export type EndAssignmentInput = z.input<typeof endAssignmentInput>;
