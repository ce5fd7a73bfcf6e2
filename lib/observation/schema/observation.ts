import { z } from "zod";
import { GRADE_CODES, type GradeCode } from "@/lib/format/grade";
import type { FieldHead } from "./fields";
import type { RubricVersionView } from "./rubric";
import type { VisitView } from "./visit";
import {
  mostAmount,
  mostPhotoBytes,
  noteClasses,
  photoTypes,
  speakers,
  tallyKinds,
  type NoteClass,
  type ObservationState,
  type PhotoType,
  type Speaker,
  type TallyKind,
  type VisitPurpose,
} from "./words";

const longestLessonSeconds = 6 * 60 * 60;

const note = z.object({
  /** Made on the device, so that a note sent twice is one note. */
  id: z.uuid(),
  offsetSeconds: z.number().int().min(0).max(longestLessonSeconds, "El minuto está fuera de la clase."),
  speaker: z.enum(speakers),
  noteClass: z.enum(noteClasses),
  text: z
    .string()
    .trim()
    .min(1, "Escribir lo que vio u oyó, o quitar la nota.")
    .max(2000, "Dividir la nota: hasta 2.000 letras."),
});

const rating = z.object({
  indicatorId: z.uuid(),
  /** null: "no observado", said on purpose. An indicator not in the list has not been decided. */
  level: z.number().int().min(1).max(7).nullable(),
  /** Times or minutes, of an indicator that is counted; the level is then null. */
  amount: z.number().int().min(0).max(mostAmount, "Revisar la cantidad.").optional(),
  noteIds: z.array(z.uuid()).max(60),
});

const studentCount = z.number().int().min(0).max(99, "Revisar cuántos estudiantes hay.");

const context = z.object({
  lessonObjective: z.string().trim().max(500, "Acortar el objetivo: hasta 500 letras.").nullable(),
  studentsPresent: studentCount.nullable(),
  pieStudents: studentCount.nullable().default(null),
  grades: z.array(z.enum(GRADE_CODES, "Elegir el nivel.")).max(12).readonly().default([]),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
});

const offsetSeconds = z.number().int().min(0).max(longestLessonSeconds, "El minuto está fuera de la clase.");

const tally = z.object({
  /** Made on the device: a tap sent twice is one tap. */
  id: z.uuid(),
  kind: z.enum(tallyKinds),
  offsetSeconds,
  /** How long a wait took; null for what is only counted. */
  seconds: z.number().int().min(0).max(600).nullable(),
});

const slice = z
  .object({
    id: z.uuid(),
    offsetSeconds,
    /** Students at work on the task, of those looked at in that moment. */
    onTask: studentCount,
    of: studentCount,
  })
  .refine(({ onTask, of }) => onTask <= of, {
    path: ["onTask"],
    message: "Los que trabajan no pueden ser más que los presentes.",
  });

const photo = z.object({
  id: z.uuid(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mediaType: z.enum(photoTypes),
  bytes: z.number().int().min(1).max(mostPhotoBytes, "La foto es demasiado grande."),
  width: z.number().int().min(1).max(4_096),
  height: z.number().int().min(1).max(4_096),
  offsetSeconds,
  caption: z.string().trim().max(200, "Acortar la descripción: hasta 200 letras."),
});

/** Taps, time-on-task slices and photos; a lesson without them has none of each. */
export const lessonTraces = z.object({
  tallies: z.array(tally).max(1_000).readonly().default([]),
  slices: z.array(slice).max(60).readonly().default([]),
  photos: z.array(photo).max(12, "Hasta doce fotos por clase.").readonly().default([]),
});

const content = z.object({
  notes: z.array(note).max(400),
  ratings: z.array(rating).max(80),
  context,
  ...lessonTraces.shape,
});

/** The shape of one entry of a lesson, by the part it belongs to: what the sync protocol checks one by one. */
export const lessonParts = { note, rating, tally, slice, photo, context };

const saved = z.object({
  observationId: z.uuid(),
  /** The version the writer had on screen; an older one is refused. */
  baseVersion: z.number().int().min(1),
});

export const startObservationInput = z.object({ visitId: z.uuid(), id: z.uuid() });
export type StartObservationInput = z.input<typeof startObservationInput>;

const amendReason = z
  .string()
  .trim()
  .min(5, "Escribir qué se corrige y por qué.")
  .max(500, "Acortar el motivo: hasta 500 letras.");
export const amendObservationInput = saved.extend(content.shape).extend({ reason: amendReason });
export type AmendObservationInput = z.input<typeof amendObservationInput>;

export const replyInput = z.object({
  /** Made by the form, so that sending twice stores one reply. */
  id: z.uuid(),
  observationId: z.uuid(),
  text: z
    .string()
    .trim()
    .min(2, "Escribir la respuesta.")
    .max(3000, "Acortar la respuesta: hasta 3.000 letras."),
});
export type ReplyInput = z.input<typeof replyInput>;

export const acknowledgeInput = z.object({
  observationId: z.uuid(),
  /** The revision that was read; a newer one must be read first. */
  revision: z.number().int().min(1),
});
export type AcknowledgeInput = z.input<typeof acknowledgeInput>;

export interface NoteView {
  readonly id: string;
  readonly offsetSeconds: number;
  readonly speaker: Speaker;
  readonly noteClass: NoteClass;
  readonly text: string;
}

export interface RatingView {
  readonly indicatorId: string;
  readonly level: number | null;
  readonly amount?: number | undefined;
  readonly noteIds: readonly string[];
}

export interface LessonContext {
  readonly lessonObjective: string | null;
  readonly studentsPresent: number | null;
  /** Students of the integration programme, as a number and nothing else. */
  readonly pieStudents: number | null;
  /** The grades in a multigrade room; empty when the visit's own grade says it all. */
  readonly grades: readonly GradeCode[];
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}

export interface TallyView {
  readonly id: string;
  readonly kind: TallyKind;
  readonly offsetSeconds: number;
  readonly seconds: number | null;
}

export interface SliceView {
  readonly id: string;
  readonly offsetSeconds: number;
  readonly onTask: number;
  readonly of: number;
}

/** A photo of the board: what it is and the sha256 of its bytes, which travel apart. */
export interface PhotoView {
  readonly id: string;
  readonly sha256: string;
  readonly mediaType: PhotoType;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly offsetSeconds: number;
  readonly caption: string;
}

export interface LessonTraces {
  readonly tallies: readonly TallyView[];
  readonly slices: readonly SliceView[];
  readonly photos: readonly PhotoView[];
}

/** What was written of a lesson. */
export interface ObservationContent extends LessonTraces {
  readonly notes: readonly NoteView[];
  readonly ratings: readonly RatingView[];
  readonly context: LessonContext;
}

/** What a revision keeps: everything but the private notes, which only the observer has. */
export const revisionSnapshot = z.object({
  rubricVersionId: z.uuid(),
  notes: z.array(note),
  ratings: z.array(rating),
  context,
  ...lessonTraces.shape,
});

export interface DraftReceipt {
  readonly observationId: string;
  readonly version: number;
  /** ISO instant at which it was stored. */
  readonly savedAt: string;
}

export interface CaptureView {
  readonly visit: VisitView;
  readonly rubric: RubricVersionView;
  readonly observation:
    | (ObservationContent & {
        readonly id: string;
        readonly state: ObservationState;
        readonly version: number;
      })
    | null;
  /** The values that stand, of a lesson that was written in. */
  readonly heads: readonly FieldHead[];
}

export type ObservationReader = "observer" | "teacher" | "diagnosis";

export interface RevisionView {
  readonly revision: number;
  readonly reason: string;
  readonly authorName: string;
  readonly createdAt: string;
  readonly digest: string;
}

export interface ReplyView {
  readonly id: string;
  readonly authorName: string;
  readonly isOwn: boolean;
  readonly text: string;
  readonly createdAt: string;
}

/** An observation as this reader may see it. Private notes are there for the observer alone. */
export interface ObservationView extends ObservationContent {
  readonly id: string;
  readonly reader: ObservationReader;
  readonly state: ObservationState;
  readonly version: number;
  readonly savedAt: string | null;
  readonly sharedAt: string | null;
  readonly acknowledgedAt: string | null;
  readonly visit: VisitView;
  readonly rubric: RubricVersionView;
  /** The sha256 of photos whose bytes are still on their way: until they are here, the record is incomplete. */
  readonly missingPhotos: readonly string[];
  /** The revision shown, and the newest one. */
  readonly revision: number;
  readonly latestRevision: number;
  readonly revisions: readonly RevisionView[];
  readonly replies: readonly ReplyView[];
  readonly can: {
    readonly amend: boolean;
    readonly share: boolean;
    readonly acknowledge: boolean;
    readonly reply: boolean;
  };
}

export interface ObservationSummary {
  readonly id: string;
  readonly visitId: string;
  readonly plannedOn: string;
  readonly purpose: VisitPurpose;
  readonly state: ObservationState;
  readonly subject: string;
  readonly grade: string;
  readonly classGroup: string;
  readonly schoolName: string;
  readonly observerName: string;
  readonly rubricName: string;
  readonly noteCount: number;
  readonly replyCount: number;
  readonly sharedAt: string | null;
}
