import "server-only";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { digestOf } from "../rules/digest";
import { ownId } from "../policy";
import type { FieldHead, FieldWrite } from "../schema/fields";
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

/** What one operation wrote, and where it came from. */
export interface FieldsOfOperation {
  readonly opId: string;
  readonly device: string;
  readonly capturedAt: string;
  readonly writes: readonly FieldWrite[];
}

/** One row of `observation_field` to be stored, as the database's function `write_lesson` takes it. */
export interface WrittenField {
  readonly field: string;
  readonly opId: string;
  readonly value: unknown;
  readonly digest: string | null;
  /** False for a value that is only known to be replaced, until it comes. */
  readonly isKnown: boolean;
  readonly isReplaced: boolean;
  readonly capturedAt: string | null;
  readonly device: string | null;
}

/** The rows that operations write: their values, and what they replace, also of operations that are still on their way. */
export function writtenFields(operations: readonly FieldsOfOperation[]): readonly WrittenField[] {
  const rows = new Map<string, WrittenField>();
  const put = (row: WrittenField) => {
    const key = `${row.field} ${row.opId}`;
    const before = rows.get(key);
    const known = row.isKnown || before === undefined ? row : before;
    rows.set(key, { ...known, isReplaced: row.isReplaced || before?.isReplaced === true });
  };
  for (const { opId, device, capturedAt, writes } of operations) {
    for (const { field, value, over } of writes) {
      const digest = digestOf(value);
      put({ field, opId, value, digest, isKnown: true, isReplaced: false, capturedAt, device });
      for (const older of over.filter((one) => one !== opId)) {
        put({ ...onlyReplaced, field, opId: older });
      }
    }
  }
  return [...rows.values()];
}

const onlyReplaced = {
  ...{ value: null, digest: null, isKnown: false, isReplaced: true, capturedAt: null, device: null },
} as const;

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
