import "server-only";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { newId } from "@/lib/db/id";
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
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('visit:' || ${visitId}, 0))`;
  const [row] = await tx.$queryRaw<VisitRow[]>`
    SELECT v.id, v.territory_id AS "territoryId", v.teacher_id AS "teacherId", v.rubric_version_id AS "rubricVersionId",
           v.state::text AS "visitState", o.id AS "observationId", o.state::text AS state, o.version
      FROM visit v LEFT JOIN observation o ON o.visit_id = v.id
     WHERE v.id = ${visitId}::uuid AND v.observer_id = ${ownId(actor)}::uuid
       FOR NO KEY UPDATE OF v`;
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

interface FieldRow {
  readonly field: string;
  readonly opId: string;
  readonly write: { readonly value: unknown; readonly from: FieldsOfOperation } | null;
  readonly isReplaced: boolean;
}

/**
 * Stores what operations wrote and which values they replace, also of operations that are still on their way, in one
 * statement however many they are. Storing the same again changes nothing.
 */
export async function storeFields(
  _actor: Actor,
  tx: Tx,
  { visitId, operations }: { readonly visitId: string; readonly operations: readonly FieldsOfOperation[] },
): Promise<void> {
  const rows = [...rowsOf(operations).values()];
  if (rows.length === 0) return;
  const known = rows.map(({ write }) => write);
  const values = known.map((write) =>
    write === null || write.value === null ? null : JSON.stringify(write.value),
  );
  await tx.$executeRaw`
    INSERT INTO observation_field AS held (visit_id, field, op_id, value, digest, is_known, is_replaced, captured_at, device)
    SELECT ${visitId}::uuid, field, op_id, value::jsonb, digest, is_known, is_replaced, captured_at, device
      FROM unnest(${rows.map(({ field }) => field)}::text[], ${rows.map(({ opId }) => opId)}::uuid[], ${values}::text[],
                  ${known.map((write) => write && digestOf(write.value))}::text[],
                  ${known.map((write) => write !== null)}::bool[], ${rows.map(({ isReplaced }) => isReplaced)}::bool[],
                  ${known.map((write) => write && write.from.capturedAt)}::timestamptz[],
                  ${known.map((write) => write && write.from.device)}::uuid[])
        AS given (field, op_id, value, digest, is_known, is_replaced, captured_at, device)
    ON CONFLICT (visit_id, field, op_id) DO UPDATE SET
      value = CASE WHEN held.is_known THEN held.value ELSE EXCLUDED.value END,
      digest = coalesce(held.digest, EXCLUDED.digest), is_known = held.is_known OR EXCLUDED.is_known,
      is_replaced = held.is_replaced OR EXCLUDED.is_replaced,
      captured_at = coalesce(held.captured_at, EXCLUDED.captured_at), device = coalesce(held.device, EXCLUDED.device)`;
}

function rowsOf(operations: readonly FieldsOfOperation[]): ReadonlyMap<string, FieldRow> {
  const rows = new Map<string, FieldRow>();
  const put = (row: FieldRow) => {
    const key = `${row.field} ${row.opId}`;
    const known = rows.get(key);
    rows.set(key, {
      ...row,
      write: row.write ?? known?.write ?? null,
      isReplaced: row.isReplaced || known?.isReplaced === true,
    });
  };
  for (const from of operations) {
    for (const { field, value, over } of from.writes) {
      put({ field, opId: from.opId, write: { value, from }, isReplaced: false });
      const older = over.filter((opId) => opId !== from.opId);
      older.forEach((opId) => put({ field, opId, write: null, isReplaced: true }));
    }
  }
  return rows;
}

/** The values of a lesson that nothing replaced, in the order of their fields. */
export async function readHeads(_actor: Actor, tx: Tx, visitId: string): Promise<readonly FieldHead[]> {
  return tx.$queryRaw<FieldHead[]>`
    SELECT field, op_id AS "opId", value FROM observation_field
     WHERE visit_id = ${visitId}::uuid AND is_known AND NOT is_replaced ORDER BY field COLLATE "C", op_id`;
}

/** Opens the draft of a visit at its first word, or gives the one it has a new version; NOT_FOUND once rights have ended. */
export async function touchDraft(
  _actor: Actor,
  tx: Tx,
  visit: WrittenVisit,
): Promise<NonNullable<WrittenVisit["observation"]>> {
  if (!visit.isReached) throw new AppError("NOT_FOUND");
  const [row] = await tx.$queryRaw<{ id: string; version: number; state: ObservationState }[]>`
    INSERT INTO observation AS held (id, territory_id, visit_id, state, version, created_at)
    VALUES (${newId()}::uuid, ${visit.territoryId}::uuid, ${visit.id}::uuid, 'draft', 1, now())
    ON CONFLICT (visit_id) DO UPDATE SET version = held.version + 1
    RETURNING id, version, state::text AS state`;
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}
