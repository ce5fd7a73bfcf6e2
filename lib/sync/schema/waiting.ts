import { z } from "zod";
import type { OperationKind } from "./words";

/** What was written, in words that its writer recognizes. */
export interface WaitingWords {
  readonly label: string;
  readonly text: string;
}

/** A lesson or a session of which something waits. */
export interface WaitingRecord {
  readonly entity: "visit" | "session";
  readonly entityId: string;
  /** "Matemática 4°B, 11-05-2026", without names of students. */
  readonly title: string;
  readonly teacherName: string;
  readonly href: string | null;
}

/** What a person wrote that is not in the record it was meant for. */
export interface OwnWaiting extends WaitingRecord {
  readonly reason: "late" | "grant_ended" | "missing";
  readonly kinds: readonly OperationKind[];
  readonly words: readonly WaitingWords[];
  /** The first of its instants, by the device's clock, and the last of its arrivals. */
  readonly capturedAt: string | null;
  readonly receivedAt: string;
  /** True where it can still become a correction of the record. */
  readonly canIncorporate: boolean;
}

/** A lesson in which a field has two values. */
export interface OwnConflict extends WaitingRecord {
  readonly fieldCount: number;
}

export interface OwnUnsettled {
  readonly conflicts: readonly OwnConflict[];
  readonly waiting: readonly OwnWaiting[];
}

/** What came from somebody whose rights had ended, for who runs the programme: that it is there, never what it says. */
export interface EndedWaiting extends WaitingRecord {
  readonly personId: string;
  readonly personName: string;
  readonly operationCount: number;
  readonly noteCount: number;
  readonly capturedAt: string | null;
  readonly receivedAt: string;
  /** The day on which the person stopped holding a role there; null where it is not known. */
  readonly endedOn: string | null;
}

const reason = z
  .string()
  .trim()
  .min(5, "Escribir el motivo en pocas palabras.")
  .max(500, "Acortar el motivo: hasta 500 letras.");

export const settleOwnInput = z.object({ entityId: z.uuid(), reason });
export type SettleOwnInput = z.input<typeof settleOwnInput>;

export const settleEndedInput = z.object({ personId: z.uuid(), entityId: z.uuid(), reason });
export type SettleEndedInput = z.input<typeof settleEndedInput>;
