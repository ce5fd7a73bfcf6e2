import { z } from "zod";
import type { PlanCell } from "../rules/plan";
import { informantRoles, studyRoles, type InformantRole, type StudyRole } from "./words";

export const day = z.iso.date("Escribir día, mes y año, como 11-05-2026.");

const name = z
  .string()
  .trim()
  .min(3, "Escribir un nombre que permita reconocerlo.")
  .max(120, "Usar hasta 120 letras.");

const reason = z
  .string()
  .trim()
  .min(5, "Escribir el motivo en pocas palabras.")
  .max(500, "Usar hasta 500 letras.");

export const newStudy = z.object({
  name,
  territoryId: z.uuid("Elegir la zona desde la que se dirige."),
  caseSelectionId: z.uuid("Elegir una selección de la lista.").nullable().default(null),
});
export type NewStudy = z.input<typeof newStudy>;

export const newMember = z.object({
  studyId: z.uuid(),
  personId: z.uuid("Elegir una persona de la lista."),
  role: z.enum(studyRoles, "Elegir qué hará."),
});
export type NewMember = z.input<typeof newMember>;

export const caseFromSchool = z.object({
  studyId: z.uuid(),
  schoolId: z.uuid("Elegir un establecimiento de la lista."),
  sign: z.enum(["positive", "negative"]).nullable().default(null),
  reason,
});
export type CaseFromSchool = z.input<typeof caseFromSchool>;

const target = z.coerce
  .number("Escribir un número entero.")
  .int("Escribir un número entero.")
  .min(0, "Desde 0.")
  .max(50, "Hasta 50.");

export const planInput = z.object({
  caseId: z.uuid(),
  targets: z.object({
    daem_head: target,
    principal: target,
    utp_head: target,
    outstanding_teacher: target,
    teacher: target,
  } satisfies Record<InformantRole, typeof target>),
});
export type PlanInput = z.input<typeof planInput>;

/** What a case asks for when nobody has said otherwise. */
export const usualTargets: Readonly<Record<InformantRole, number>> = {
  daem_head: 1,
  principal: 1,
  utp_head: 1,
  outstanding_teacher: 1,
  teacher: 4,
};

export const newInformant = z.object({
  caseId: z.uuid("Elegir un caso."),
  role: z.enum(informantRoles, "Elegir el rol."),
});
export type NewInformant = z.input<typeof newInformant>;

export interface StudySummary {
  readonly id: string;
  readonly name: string;
  readonly territoryName: string;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
  readonly ownRole: StudyRole;
  readonly caseCount: number;
  readonly informantCount: number;
  readonly readySourceCount: number;
}

export interface StudyMemberView {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly role: StudyRole;
  readonly validFrom: string;
  /** The first day without it; null while it holds. */
  readonly validTo: string | null;
  readonly isCurrent: boolean;
}

/** A case with its plan. The school is named only to researchers of its zone. */
export interface CaseView {
  readonly id: string;
  readonly territoryId: string;
  readonly zoneLabel: string;
  readonly pseudonym: string;
  readonly school: { readonly rbd: number; readonly name: string } | null;
  readonly sign: "positive" | "negative" | null;
  readonly reason: string;
  readonly plan: readonly PlanCell[];
}

export interface StudyView extends StudySummary {
  readonly territoryId: string;
  readonly mayLead: boolean;
  readonly caseSelection: { readonly id: string; readonly name: string | null } | null;
  readonly members: readonly StudyMemberView[];
  readonly cases: readonly CaseView[];
}

/** What a study may be begun or grown with. */
export interface StudyChoices {
  readonly territories: readonly { readonly id: string; readonly name: string }[];
  readonly selections: readonly { readonly id: string; readonly label: string }[];
}
