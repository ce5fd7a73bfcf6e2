import { z } from "zod";
import { feedbackInput, modellingInput, monitoringInput } from "@/lib/coaching/schema/input";
import { lessonParts } from "@/lib/observation/schema/observation";
import { planVisitInput } from "@/lib/observation/schema/visit";
import { mostOperations } from "./words";

const opIds = z.array(z.uuid()).max(500);

/** The fields that an operation writes, each with the operations whose values its writer had on screen and replaces. */
const write = z.object({
  field: z.string().regex(/^(note|rating|tally|slice|photo)\/[0-9a-f-]{36}$|^context\/[A-Za-z]{3,30}$/),
  value: z.unknown(),
  over: opIds,
});

const { id: _noteId, ...noteFields } = lessonParts.note.shape;
const { indicatorId: _indicatorId, ...ratingFields } = lessonParts.rating.shape;
const { id: _tallyId, ...tallyFields } = lessonParts.tally.shape;
const { id: _photoId, ...photoFields } = lessonParts.photo.shape;

const values: Readonly<Record<string, z.ZodType>> = {
  note: z.object(noteFields).nullable(),
  rating: z.object(ratingFields).nullable(),
  tally: z.object(tallyFields).nullable(),
  slice: z.object(lessonParts.slice.shape).omit({ id: true }).nullable(),
  photo: z.object(photoFields).nullable(),
};
const contextValues: Readonly<Record<string, z.ZodType>> = lessonParts.context.shape;

/** What a field may hold, by its name; null takes an entry away. A name that no lesson has holds nothing. */
export function fieldValue(field: string): z.ZodType {
  const [part = "", name = ""] = field.split("/");
  return (part === "context" ? contextValues[name]?.nullable() : values[part]) ?? z.never();
}

const common = {
  opId: z.uuid(),
  /** The visit's id, or the session's. */
  entityId: z.uuid(),
  /** The version of the record that the writer had; 0 for one that the device made itself. */
  baseVersion: z.number().int().min(0),
  /** sha256 of the canonical JSON of {kind, entityId, after, payload}: the same id with another digest is another thing. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Operations that must be in before this one counts; until they are, it is held. */
  after: opIds.default([]),
  /** By the device's clock. */
  capturedAt: z.iso.datetime(),
  zone: z.string().max(60),
};

const visitPlan = planVisitInput.omit({ id: true });

/** One thing a person did on a device. `entityId` is the visit for everything of a lesson, the session for a record of one. */
export const operation = z.discriminatedUnion("kind", [
  z.object({ ...common, kind: z.literal("visit.plan"), payload: visitPlan }),
  z.object({
    ...common,
    kind: z.literal("observation.write"),
    payload: z.object({ writes: z.array(write).min(1).max(500) }),
  }),
  z.object({
    ...common,
    kind: z.literal("observation.resolve"),
    /** One conflict decided: the value that stays, over all that were shown. */
    payload: z.object({ writes: z.array(write).length(1) }),
  }),
  z.object({ ...common, kind: z.literal("observation.register"), payload: z.object({}) }),
  z.object({ ...common, kind: z.literal("observation.share"), payload: z.object({}) }),
  z.object({
    ...common,
    kind: z.literal("session.record"),
    payload: z.discriminatedUnion("sessionKind", [
      z.object({ sessionKind: z.literal("monitoring"), record: monitoringInput }),
      z.object({ sessionKind: z.literal("feedback"), record: feedbackInput }),
      z.object({ sessionKind: z.literal("modelling"), record: modellingInput }),
    ]),
  }),
]);
export type Operation = z.output<typeof operation>;
export type OperationInput = z.input<typeof operation>;

/** The body of `POST /api/sync/v1`. Each operation is read on its own, so that a broken one does not stop the others. */
export const syncRequest = z.object({
  /** The device's own id, made at its first use. */
  device: z.uuid(),
  /** Whose queue this is; another person's session sends none of it. */
  person: z.uuid(),
  operations: z.array(z.unknown()).max(mostOperations),
});
