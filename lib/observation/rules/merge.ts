import { canonicalJson } from "@/lib/format/canonical-json";
import type { FieldConflict, FieldHead, FieldName, FieldWrite } from "../schema/fields";

/** What an operation wrote: its id and its fields. */
export interface WrittenFields {
  readonly opId: string;
  readonly writes: readonly FieldWrite[];
}

/**
 * The values that stand after a set of operations: of each field, every value that none of them replaces, also one that
 * came later than the one replacing it. Depends on the set alone, never on the order; sorted by field and operation.
 */
export function headsOf(operations: readonly WrittenFields[]): readonly FieldHead[] {
  return headsAfter([], operations);
}

/** `headsOf`, going on from the values that stood before; those are replaced as any other. */
export function headsAfter(
  before: readonly FieldHead[],
  operations: readonly WrittenFields[],
): readonly FieldHead[] {
  const replaced = new Set<string>();
  const written = new Map(before.map((head) => [keyOf(head.field, head.opId), head]));
  for (const { opId, writes } of operations) {
    for (const { field, value, over } of writes) {
      over.filter((older) => older !== opId).forEach((older) => replaced.add(keyOf(field, older)));
      written.set(keyOf(field, opId), { field, opId, value });
    }
  }
  for (const key of replaced) written.delete(key);
  return [...written.values()].sort(byFieldAndOperation);
}

const keyOf = (field: FieldName, opId: string): string => `${field} ${opId}`;

function byFieldAndOperation(a: FieldHead, b: FieldHead): number {
  if (a.field !== b.field) return a.field < b.field ? -1 : 1;
  return a.opId < b.opId ? -1 : 1;
}

/** The fields with values that differ. The same value written twice is no conflict. */
export function conflictsOf(heads: readonly FieldHead[]): readonly FieldConflict[] {
  return [...byField(heads)]
    .filter(([, values]) => new Set(values.map(({ value }) => canonicalJson(value))).size > 1)
    .map(([field, values]) => ({ field, values }));
}

/** The values that stand, field by field. */
export function byField(heads: readonly FieldHead[]): ReadonlyMap<FieldName, readonly FieldHead[]> {
  const fields = new Map<FieldName, FieldHead[]>();
  for (const head of heads) {
    const values = fields.get(head.field);
    if (values) values.push(head);
    else fields.set(head.field, [head]);
  }
  return fields;
}
