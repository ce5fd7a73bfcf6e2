/*
 * A lesson being written, as fields: what a phone and the server merge in the same way. Without Zod.
 */

/**
 * "note/<id>", "rating/<indicator id>", "context/<name>", "tally/<id>", "slice/<id>", "photo/<id>". The value is the entry
 * without what its name says already; null takes the entry away.
 */
export type FieldName = string;

/** One value written into one field, over those that its writer had on screen. */
export interface FieldWrite {
  readonly field: FieldName;
  readonly value: unknown;
  /** The operations whose values it replaces; one may be on its way still. */
  readonly over: readonly string[];
}

/** A value that no later one replaced. A field with several that differ is in conflict. */
export interface FieldHead {
  readonly field: FieldName;
  readonly opId: string;
  readonly value: unknown;
}

/** A field that two wrote without knowing of each other: every value that stands. */
export interface FieldConflict {
  readonly field: FieldName;
  readonly values: readonly FieldHead[];
}
