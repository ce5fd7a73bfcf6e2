import { z } from "zod";
import { GRADE_CODES, type GradeCode } from "@/lib/format/grade";

/** Roles that observe lessons. */
export const observerRoles = ["mentor", "utp_head"] as const;
export type ObserverRole = (typeof observerRoles)[number];

const day = z.iso.date("Escribir la fecha: 11-05-2026, 11/5 o hoy.");

export const addRolloutInput = z
  .object({
    /** Made by the form, so that sending twice adds one. */
    id: z.uuid(),
    versionId: z.uuid(),
    programmeId: z.uuid("Elegir el programa."),
    observerRole: z.enum(observerRoles, "Elegir quién observa.").nullable().default(null),
    grades: z.array(z.enum(GRADE_CODES, "Elegir el nivel.")).max(30).default([]),
    validFrom: day,
    validTo: day.nullable().default(null),
  })
  .refine(({ validFrom, validTo }) => validTo === null || validTo > validFrom, {
    path: ["validTo"],
    message: "El último día va después del primero.",
  });
export type AddRolloutInput = z.input<typeof addRolloutInput>;

export const endRolloutInput = z.object({ rolloutId: z.uuid() });
export type EndRolloutInput = z.input<typeof endRolloutInput>;

/** Where, for whom and when a rubric version is offered. validTo is the first day without it. */
export interface Rollout {
  readonly versionId: string;
  readonly territoryId: string;
  readonly observerRole: ObserverRole | null;
  readonly grades: readonly GradeCode[];
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface RolloutView extends Rollout {
  readonly id: string;
  readonly programmeName: string;
  readonly territoryName: string;
  readonly canEnd: boolean;
}
