/*
 * What a device and the server say to one another, without Zod: a phone takes its types from here.
 */

import type { FieldHead, FieldName } from "@/lib/observation/schema/fields";

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

/** What proves that a record arrived: the sha256 of its canonical state, and what still has to come. */
export interface Receipt {
  readonly entity: RecordEntity;
  readonly entityId: string;
  readonly version: number;
  readonly sha256: string;
  /** "incomplete": words are in, and some photo is not. */
  readonly state:
    "planned" | "draft" | "incomplete" | "saved" | "shared" | "acknowledged" | "done" | "cancelled";
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

/** A value that stands, with the sha256 of its canonical JSON: what the receipt is made of. */
export interface SignedHead extends FieldHead {
  readonly digest: string;
}

/** What `GET /api/sync/v1/records/visit/<id>` answers: all that the receipt's sha256 speaks of. */
export interface LessonState {
  readonly visitId: string;
  readonly version: number;
  readonly state: "none" | "draft" | "saved" | "shared" | "acknowledged";
  /** The sha256 of the newest revision; null before registering. */
  readonly revisionDigest: string | null;
  readonly heads: readonly SignedHead[];
}

/** What `GET /api/sync/v1/records/session/<id>` answers. */
export interface SessionState {
  readonly sessionId: string;
  readonly state: "planned" | "done" | "cancelled";
  /** Of the operation that recorded it; null when it was recorded otherwise or is not yet. */
  readonly digest: string | null;
}

/** What a photo needs to arrive in parts. */
export interface AttachmentState {
  readonly sha256: string;
  readonly bytes: number;
  /** Bytes received so far, from the beginning: where to go on. */
  readonly receivedBytes: number;
  readonly isReceived: boolean;
}

/** Bytes in one part of a photo. */
export const attachmentPartBytes = 64 * 1_024;
export const mostOperations = 100;
