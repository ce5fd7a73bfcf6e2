import { z } from "zod";

const recordKinds = ["observation", "cycle", "session", "diagnosis"] as const;
export const recordKindSchema = z.enum(recordKinds);
export type RecordKind = z.infer<typeof recordKindSchema>;

/** What the screen calls each kind of record. */
export const recordKindLabels: Readonly<Record<RecordKind, string>> = {
  observation: "Observación de clase",
  cycle: "Ciclo de acompañamiento",
  session: "Sesión de acompañamiento",
  diagnosis: "Diagnóstico",
};

export const openingInput = z.object({
  territoryId: z.uuid(),
  recordKind: recordKindSchema,
  recordId: z.uuid(),
  subjectPersonId: z.uuid(),
});
export type OpeningInput = z.input<typeof openingInput>;

/** One opening of a record, as the person it is about reads it. */
export interface OpeningView {
  readonly id: string;
  readonly recordKind: RecordKind;
  readonly recordId: string;
  /** ISO instant. */
  readonly openedAt: string;
  readonly openerName: string;
  /** The roles the opener held in that territory at that moment. */
  readonly openerRoles: readonly string[];
}
