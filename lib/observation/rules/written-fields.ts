import type { FieldWrite } from "../schema/fields";
import { digestOf } from "./digest";

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
