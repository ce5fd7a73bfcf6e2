/*
 * What a device and the server say to one another, without Zod: a phone takes its types from here.
 */

import type { PhotoView } from "@/lib/observation/schema/observation";

/** What a device may do without a signal. */
export const operationKinds = [
  "visit.plan",
  "observation.write",
  "observation.resolve",
  "observation.register",
  "observation.share",
  "session.record",
] as const;
export type OperationKind = (typeof operationKinds)[number];

export const outcomes = ["applied", "duplicate", "conflict", "held", "rejected"] as const;
export type Outcome = (typeof outcomes)[number];

/** A visit and the observation made in it are named by the visit's id; a session by its own. */
export const recordEntities = ["visit", "session"] as const;
export type RecordEntity = (typeof recordEntities)[number];

/**
 * A field of a lesson being written: "note/<id>", "rating/<indicator id>", "context/<name>", "tally/<id>", "slice/<id>",
 * "photo/<id>". Its value is the entry without what its name says already; null takes it away.
 */
export type FieldName = string;

/** One field as it stands: every value that no later one replaced. More than one, if they differ, is a conflict. */
export interface FieldHead {
  readonly field: FieldName;
  readonly opId: string;
  readonly value: unknown;
  readonly personId: string;
  readonly device: string;
  /** ISO instant, by the device's clock. */
  readonly capturedAt: string;
}

/** What proves that a record arrived: the sha256 of its canonical state, and what still has to come. */
export interface Receipt {
  readonly entity: RecordEntity;
  readonly entityId: string;
  readonly version: number;
  readonly sha256: string;
  /** "incomplete": words are in, and some photo is not. */
  readonly state: "draft" | "incomplete" | "planned" | "saved" | "shared" | "done";
  readonly attachments: readonly { readonly sha256: string; readonly isReceived: boolean }[];
}

/** Why an operation waits on the server, where nothing of it is lost. */
export const heldReasons = ["missing", "conflict", "late", "grant_ended"] as const;
export type HeldReason = (typeof heldReasons)[number];

export interface OperationOutcome {
  readonly opId: string;
  readonly outcome: Outcome;
  /** For `duplicate`, the outcome it had the first time. */
  readonly first?: Outcome;
  readonly held?: HeldReason;
  /** In Spanish, for `held` and `rejected`: what happened and what to do next. */
  readonly message?: string;
  /** The fields of this record with more than one value. */
  readonly conflicts?: readonly FieldName[];
  /** Null where the person may not see the record, or there is none yet. */
  readonly receipt: Receipt | null;
}

/** The state whose canonical JSON gives the receipt's sha256; `GET /api/sync/v1/records/visit/<id>` answers with it. */
export interface DraftState {
  readonly visitId: string;
  readonly version: number;
  readonly state: "draft" | "saved" | "shared" | "acknowledged";
  readonly heads: readonly Pick<FieldHead, "field" | "opId" | "value">[];
}

/** What a photo needs to arrive in parts. */
export interface AttachmentState {
  readonly sha256: string;
  readonly bytes: number;
  /** Bytes received so far, from the beginning: where to go on. */
  readonly receivedBytes: number;
  readonly isReceived: boolean;
}

export type AttachmentOf = Pick<PhotoView, "sha256" | "mediaType" | "bytes">;

/** Bytes in one part of a photo. */
export const attachmentPartBytes = 64 * 1_024;
export const mostOperations = 100;
