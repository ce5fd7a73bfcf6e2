import "server-only";
import { found } from "@/app/(app)/found";
import type { Actor } from "@/lib/access/schema";
import { getIndex } from "@/lib/analysis/queries/indices";
import type { IndexView } from "@/lib/analysis/schema/indices";
import type { FeedbackSource } from "@/lib/analysis/schema/relations";

/** The index that a study took its score from; null for the public proxy. */
export async function findIndexOf(actor: Actor, source: FeedbackSource): Promise<IndexView | null> {
  return source.kind === "proxy" ? null : found(getIndex(actor, source.indexId));
}
