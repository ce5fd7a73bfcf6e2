import "server-only";
import { newId } from "@/lib/db/id";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { impossibleContent, missingToSave, sayMissing, type RatedIndicator } from "../rules/completeness";
import { toTraces } from "../rules/traces";
import type { ObservationContent } from "../schema/observation";

/** The indicators of a rubric version, in its order, as the rules need them. */
export async function indicatorsOf(tx: Tx, rubricVersionId: string): Promise<readonly RatedIndicator[]> {
  return tx.rubricIndicator.findMany({
    where: { versionId: rubricVersionId },
    orderBy: { sortOrder: "asc" },
    select: { id: true, code: true, scale: true, levels: { select: { value: true } } },
  });
}

/** Throws INVALID_INPUT, in words, for content that this rubric cannot hold. */
export function requirePossibleContent(
  content: ObservationContent,
  indicators: readonly RatedIndicator[],
): void {
  const refusal = impossibleContent(content, indicators);
  if (refusal !== null)
    throw new AppError("INVALID_INPUT", { message: refusal, fields: { ratings: refusal } });
}

/** Throws INVALID_STATE, saying precisely what is missing, unless the lesson is complete. */
export function requireComplete(content: ObservationContent, indicators: readonly RatedIndicator[]): void {
  const missing = missingToSave(content, indicators);
  if (missing.length === 0) return;
  const indicatorIds = missing.flatMap((thing) => (thing.kind === "evidence" ? [thing.indicatorId] : []));
  throw new AppError("INVALID_STATE", { message: sayMissing(missing).join(" "), indicatorIds });
}

/**
 * Makes what is stored equal to the content, in a number of statements that does not grow with it. Notes keep the
 * moment they were first stored; a note id that belongs to another observation is refused as DUPLICATE.
 */
export async function storeContent(
  tx: Tx,
  observationId: string,
  content: ObservationContent,
): Promise<void> {
  const { notes, ratings, context } = content;
  const rated = ratings.map((rating) => ({ ...rating, id: newId() }));
  await tx.rating.deleteMany({ where: { observationId } });
  await tx.evidenceNote.deleteMany({ where: { observationId, id: { notIn: notes.map((note) => note.id) } } });
  const stored = await tx.$executeRaw`
    INSERT INTO evidence_note (id, observation_id, offset_seconds, speaker, note_class, text, created_at)
    SELECT id, ${observationId}::uuid, offset_seconds, speaker::speaker, note_class::note_class, text, ${new Date()}
    FROM unnest(${notes.map((note) => note.id)}::uuid[], ${notes.map((note) => note.offsetSeconds)}::int[],
                ${notes.map((note) => note.speaker)}::text[], ${notes.map((note) => note.noteClass)}::text[],
                ${notes.map((note) => note.text)}::text[]) AS given (id, offset_seconds, speaker, note_class, text)
    ON CONFLICT (id) DO UPDATE SET offset_seconds = EXCLUDED.offset_seconds, speaker = EXCLUDED.speaker,
      note_class = EXCLUDED.note_class, text = EXCLUDED.text
    WHERE evidence_note.observation_id = EXCLUDED.observation_id`;
  if (stored !== notes.length) throw new AppError("DUPLICATE");
  await tx.rating.createMany({
    data: rated.map(({ id, indicatorId, level, amount }) => ({
      ...{ id, observationId, indicatorId, level, amount: amount ?? null },
    })),
  });
  await tx.ratingEvidence.createMany({
    data: rated.flatMap(({ id, noteIds }) =>
      [...new Set(noteIds)].map((noteId) => ({ ratingId: id, noteId })),
    ),
  });
  await tx.observation.update({
    where: { id: observationId },
    data: {
      lessonObjective: context.lessonObjective || null,
      studentsPresent: context.studentsPresent,
      pieStudents: context.pieStudents,
      grades: [...context.grades],
      traces: toTraces(content),
      startedAt: context.startedAt === null ? null : new Date(context.startedAt),
      endedAt: context.endedAt === null ? null : new Date(context.endedAt),
    },
  });
}
