import "server-only";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { ownId } from "../policy";
import { writtenFields, type FieldsOfOperation } from "../rules/written-fields";
import type { FieldHead } from "../schema/fields";
import type { ObservationState } from "../schema/words";

/** A visit as its observer writes in it; `observation` is null before the first word. */
export interface WrittenVisit {
  readonly id: string;
  readonly territoryId: string;
  readonly teacherId: string;
  readonly rubricVersionId: string;
  readonly isCancelled: boolean;
  /** False once the rights that reached it have ended. */
  readonly isReached: boolean;
  readonly observation: {
    readonly id: string;
    readonly state: ObservationState;
    readonly version: number;
  } | null;
}

interface VisitRow {
  readonly id: string;
  readonly territoryId: string;
  readonly teacherId: string;
  readonly rubricVersionId: string;
  readonly visitState: string;
  readonly observationId: string | null;
  readonly state: ObservationState | null;
  readonly version: number | null;
}

/**
 * The visit, with everything of it locked for this transaction whether it is there or not, for its observer alone: null
 * alike for a missing one and for somebody else's.
 */
export async function lockWrittenVisit(actor: Actor, tx: Tx, visitId: string): Promise<WrittenVisit | null> {
  const [row] = await tx.$queryRaw<VisitRow[]>`
    SELECT id, territory_id AS "territoryId", teacher_id AS "teacherId", rubric_version_id AS "rubricVersionId",
           visit_state AS "visitState", observation_id AS "observationId", state, version
      FROM lock_lesson(${visitId}::uuid, ${ownId(actor)}::uuid)`;
  if (!row) return null;
  const { observationId, state, version, visitState, ...visit } = row;
  return {
    ...visit,
    isCancelled: visitState === "cancelled",
    isReached: territoriesOf(actor).includes(row.territoryId),
    observation:
      observationId === null || state === null || version === null
        ? null
        : { id: observationId, state, version },
  };
}

/**
 * Stores what operations wrote in a lesson of one's own and gives its draft a new version, with its audit entry, in one
 * statement however many they are. NOT_FOUND once rights have ended.
 */
export async function writeLesson(
  actor: Actor,
  tx: Tx,
  { visit, operations }: { readonly visit: WrittenVisit; readonly operations: readonly FieldsOfOperation[] },
): Promise<NonNullable<WrittenVisit["observation"]>> {
  if (!visit.isReached) throw new AppError("NOT_FOUND");
  const fields = JSON.stringify(writtenFields(operations));
  const [row] = await tx.$queryRaw<{ id: string; version: number; state: ObservationState }[]>`
    SELECT id, version, state
      FROM write_lesson(${visit.id}::uuid, ${ownId(actor)}::uuid, ${fields}::jsonb, ${operations.length}::int)`;
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

/** The values of a lesson that nothing replaced, in the order of their fields. */
export async function readHeads(_actor: Actor, tx: Tx, visitId: string): Promise<readonly FieldHead[]> {
  return tx.$queryRaw<FieldHead[]>`
    SELECT field, op_id AS "opId", value FROM observation_field
     WHERE visit_id = ${visitId}::uuid AND is_known AND NOT is_replaced ORDER BY field COLLATE "C", op_id`;
}
