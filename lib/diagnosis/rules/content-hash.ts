import { digestOf } from "@/lib/observation/rules/digest";
import type { Snapshot } from "../schema/snapshot";

/** All that a signature answers for. Names of people are not part of it: who signed is kept beside it. */
export interface SignedContent {
  readonly rbd: number;
  readonly schoolYear: number;
  readonly version: number;
  readonly rubricVersionId: string;
  readonly summary: string;
  readonly snapshot: Snapshot;
  readonly needs: readonly {
    readonly focusAreaId: string;
    readonly rubricIndicatorId: string | null;
    readonly level: string;
    readonly statement: string;
    readonly impact: number;
    readonly feasibility: number;
    readonly urgency: number;
    readonly ruleText: string | null;
    readonly evidence: readonly {
      readonly observationId: string | null;
      readonly schoolIndicatorId: string | null;
      readonly text: string | null;
    }[];
  }[];
}

/** The sha256, in hexadecimal, of the content in one fixed text form: the same content gives the same hash whatever the order of its keys. */
export function contentHashOf(content: SignedContent): string {
  return digestOf(content);
}

/** The few letters of the hash that are printed as the folio. */
export function folioOf(contentHash: string): string {
  return contentHash.slice(0, 10).toUpperCase();
}
