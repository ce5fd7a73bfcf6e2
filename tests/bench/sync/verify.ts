import { isDeepStrictEqual } from "node:util";
import type { Client } from "pg";
import { canonicalJson } from "@/lib/format/canonical-json";
import { contentOf } from "@/lib/observation/rules/fields";
import type { FieldHead } from "@/lib/observation/schema/fields";
import { readRecord, receiptOf, type Network } from "./drill-device";
import { standing, type Story } from "./story";

/** What does not hold after the drill, in words; empty when everything arrived once and as it was written. */
export async function verifyStory(
  network: Network,
  database: Client,
  story: Story,
): Promise<readonly string[]> {
  return [
    ...(await verifyOperations(database, story)),
    ...(await verifyRecord(network, story)),
    ...(await verifyNotes(database, story)),
    ...(await verifyAudit(database, story)),
  ];
}

/** Every operation is kept exactly once, as it was sent, and is done. */
async function verifyOperations(database: Client, story: Story): Promise<readonly string[]> {
  const { rows } = await database.query<{ opId: string; sent: string; outcome: string }>(
    `SELECT op_id AS "opId", sent, outcome FROM sync_operation WHERE entity_id = $1`,
    [story.visitId],
  );
  const kept = new Map(rows.map((row) => [row.opId, row]));
  const operations = story.devices.flat();
  const wrong =
    rows.length === operations.length ? [] : [`${rows.length} operations of ${operations.length}`];
  for (const operation of operations) {
    const row = kept.get(operation.opId);
    if (row?.sent !== canonicalJson(operation))
      wrong.push(`${operation.kind} ${operation.opId} is not as sent`);
    else if (row.outcome !== "applied" && row.outcome !== "conflict") {
      wrong.push(`${operation.kind} ${operation.opId} is ${row.outcome}`);
    }
  }
  return wrong;
}

/** The record is what the rules make of all the operations in the order in which they were done, and its receipt says so. */
async function verifyRecord(network: Network, story: Story): Promise<readonly string[]> {
  const record = await readRecord(network, story.observer, story.visitId);
  if (record === null) return ["no record"];
  const plain = (heads: readonly FieldHead[]) =>
    canonicalJson(heads.map(({ field, opId, value }) => ({ field, opId, value })));
  const wrong: string[] = [];
  if (plain(record.state.heads) !== plain(standing(story))) wrong.push("the record is not what was written");
  if (record.state.state !== "shared") wrong.push(`the record is ${record.state.state}`);
  if (receiptOf(record.state) !== record.receipt.sha256) wrong.push("the receipt does not verify");
  return wrong;
}

/** The registered notes are those written, word for word, each once. */
async function verifyNotes(database: Client, story: Story): Promise<readonly string[]> {
  const { rows } = await database.query<{ id: string; text: string }>(
    `SELECT n.id, n.text FROM evidence_note n JOIN observation o ON o.id = n.observation_id
      WHERE o.visit_id = $1 ORDER BY n.id`,
    [story.visitId],
  );
  const written = contentOf(standing(story))
    .notes.map(({ id, text }) => ({ id, text }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return isDeepStrictEqual(rows, written)
    ? []
    : [`${rows.length} notes of ${written.length}, or other words`];
}

/** Planned, registered and shared: once each in the audit trail. */
async function verifyAudit(database: Client, story: Story): Promise<readonly string[]> {
  const { rows } = await database.query<{ action: string; count: string }>(
    `SELECT action, count(*) FROM audit_entry
      WHERE action IN ('visit.planned', 'observation.saved', 'observation.shared')
        AND thing_id IN (SELECT id FROM visit WHERE id = $1 UNION SELECT id FROM observation WHERE visit_id = $1)
      GROUP BY action ORDER BY action`,
    [story.visitId],
  );
  const said = rows.map(({ action, count }) => `${action} ${count}`).join(", ");
  const wanted = "observation.saved 1, observation.shared 1, visit.planned 1";
  return said === wanted ? [] : [`audit: ${said}`];
}
