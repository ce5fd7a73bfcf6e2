import type { Tx } from "@/lib/db/transaction";

type SqlType =
  | "uuid"
  | "text"
  | "text[]"
  | "int"
  | "float8"
  | "bool"
  | "date"
  | "timestamptz"
  | "jsonb"
  | "json"
  | "char(5)";
type EnumType =
  "sponsor_kind" | "dependence" | "school_state" | "figure_status" | "indicator_unit" | "import_state";

export type Columns = Readonly<Record<string, SqlType | EnumType>>;
export type Rows<C extends Columns> = readonly Readonly<Record<keyof C, unknown>>[];

export type Upsert<C extends Columns> = Readonly<{
  table: string;
  columns: C;
  /** Columns that identify a row. */
  key: readonly (keyof C & string)[];
  /** Columns that keep the value of their first insertion. */
  frozen?: readonly (keyof C & string)[];
  /** Rows that are there keep every value. */
  isOnlyAdding?: boolean;
}>;

const CHUNK = 5_000;

/** Writes the rows in few statements: new ones are inserted, changed ones updated, equal ones left untouched. */
export async function upsert<C extends Columns>(tx: Tx, target: Upsert<C>, rows: Rows<C>): Promise<void> {
  const statement = upsertStatement(target);
  for (let start = 0; start < rows.length; start += CHUNK) {
    await tx.$executeRawUnsafe(statement, JSON.stringify(rows.slice(start, start + CHUNK)));
  }
}

// Table and column names come from this seed's own code, never from data.
function upsertStatement<C extends Columns>({
  table,
  columns,
  key,
  frozen = [],
  isOnlyAdding = false,
}: Upsert<C>): string {
  const names = Object.keys(columns);
  const quoted = names.map((name) => `"${name}"`).join(", ");
  const typed = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
  const changeable = isOnlyAdding
    ? []
    : names.filter((name) => !key.includes(name) && !frozen.includes(name));
  const assignments = changeable.map((name) => `"${name}" = EXCLUDED."${name}"`);
  // Texts of json have no equality of their own.
  const compared = (name: string) => (columns[name] === "json" ? `"${name}"::text` : `"${name}"`);
  const current = changeable.map((name) => `"${table}".${compared(name)}`);
  const proposed = changeable.map((name) => `EXCLUDED.${compared(name)}`);
  const resolution =
    changeable.length === 0
      ? "DO NOTHING"
      : `DO UPDATE SET ${assignments.join(", ")} WHERE (${current.join(", ")}) IS DISTINCT FROM (${proposed.join(", ")})`;
  return `INSERT INTO "${table}" (${quoted})
    SELECT ${quoted} FROM jsonb_to_recordset($1::jsonb) AS given(${typed.join(", ")})
    ON CONFLICT (${key.map((name) => `"${name}"`).join(", ")}) ${resolution}`;
}
