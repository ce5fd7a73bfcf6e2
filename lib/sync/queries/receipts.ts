import "server-only";
import type { Actor } from "@/lib/access/schema";
import type { Tx } from "@/lib/db/transaction";
import { ownId } from "@/lib/observation/policy";
import type { Receipt } from "../schema/words";

interface ReceiptRow {
  readonly version: number;
  readonly state: Receipt["state"];
  readonly sha256: string;
  readonly conflicts: readonly string[];
  readonly attachments: readonly { readonly sha256: string; readonly isReceived: boolean }[];
}

/** What proves how a lesson stands, and its fields in conflict; null for whoever is not its observer. */
export interface LessonReceipt {
  readonly receipt: Receipt;
  readonly conflicts: readonly string[];
}

/** The receipt of a lesson, made by the database from the digests that stand: the sha256 of `receiptText`. */
export async function readLessonReceipt(
  actor: Actor,
  tx: Tx,
  visitId: string,
): Promise<LessonReceipt | null> {
  const [row] = await tx.$queryRaw<ReceiptRow[]>`
    WITH lesson AS (
      SELECT v.id, o.version, CASE WHEN v.state = 'cancelled' THEN 'cancelled' ELSE coalesce(o.state::text, 'planned') END AS state,
             (SELECT digest FROM observation_revision r WHERE r.observation_id = o.id ORDER BY revision DESC LIMIT 1) AS revision
        FROM visit v LEFT JOIN observation o ON o.visit_id = v.id
       WHERE v.id = ${visitId}::uuid AND v.observer_id = ${ownId(actor)}::uuid
    ), head AS (
      SELECT field, op_id, digest, value FROM observation_field
       WHERE visit_id = ${visitId}::uuid AND is_known AND NOT is_replaced
    )
    SELECT coalesce(version, 0) AS version, state,
           encode(sha256(convert_to(id || ' ' || CASE WHEN state IN ('planned', 'cancelled') THEN 'none' ELSE state END
             || ' ' || coalesce(revision, '-') || E'\n'
             || coalesce((SELECT string_agg(line || E'\n', '' ORDER BY line COLLATE "C")
                            FROM (SELECT field || ' ' || op_id || ' ' || digest AS line FROM head) AS lines), ''), 'UTF8')), 'hex') AS sha256,
           ARRAY(SELECT field FROM head GROUP BY field HAVING count(DISTINCT digest) > 1 ORDER BY field) AS conflicts,
           coalesce((SELECT json_agg(json_build_object('sha256', photo.sha256, 'isReceived', a.received_at IS NOT NULL) ORDER BY photo.sha256)
                       FROM (SELECT DISTINCT value->>'sha256' AS sha256 FROM head WHERE field LIKE 'photo/%' AND value IS NOT NULL) AS photo
                       LEFT JOIN attachment a ON a.visit_id = ${visitId}::uuid AND a.sha256 = photo.sha256), '[]'::json) AS attachments
      FROM lesson`;
  if (!row) return null;
  const { conflicts, attachments, sha256, version, state } = row;
  const isWhole = attachments.every(({ isReceived }) => isReceived);
  return {
    conflicts,
    receipt: {
      ...{ entity: "visit", entityId: visitId, version, sha256, attachments },
      state: isWhole || state === "planned" || state === "cancelled" ? state : "incomplete",
    },
  };
}
