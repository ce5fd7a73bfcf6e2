import { joinWords } from "@/lib/format/text";
import type { Reading } from "../../schema/parsed";
import type { SourceTable } from "../../schema/source";
import type { Column } from "./row-check";

/** The headers of a table, asked for by name in lower case. What is never asked for is reported as ignored or unknown. */
export class Headers {
  readonly names: readonly string[];
  private readonly positions = new Map<string, number>();
  private readonly taken = new Map<number, string>();
  private readonly repeated: string[] = [];

  constructor(private readonly table: SourceTable) {
    this.names = table.headers.map((header) => header.trim().toLowerCase());
    this.names.forEach((name, index) => {
      if (name === "") return;
      if (this.positions.has(name)) this.repeated.push(table.headers[index] ?? name);
      else this.positions.set(name, index);
    });
  }

  has(name: string): boolean {
    return this.positions.has(name);
  }

  /** Takes the column of the first of these names that the file has, and says for what; null when it has none. */
  take(names: readonly string[], meaning: string): Column | null {
    for (const name of names) {
      const index = this.positions.get(name);
      if (index === undefined) continue;
      this.taken.set(index, meaning);
      return { index, name: this.table.headers[index] ?? name };
    }
    return null;
  }

  /** Like `take`, for a column without which the file would not have been recognised. */
  require(names: readonly string[], meaning: string): Column {
    const column = this.take(names, meaning);
    if (column === null) throw new Error(`The column ${names.join(" or ")} was recognised and is not there`);
    return column;
  }

  /** How the table was understood, given which of the columns left over are known. */
  reading(isKnown: (name: string) => boolean): Reading {
    const { format, encoding, delimiter, sheet, headers } = this.table;
    const rest = this.names.flatMap((name, index) =>
      name === "" || this.taken.has(index) ? [] : [{ name, header: headers[index] ?? name }],
    );
    return {
      ...{ format, encoding, delimiter, sheet },
      mapped: [...this.taken]
        .sort(([a], [b]) => a - b)
        .map(([index, meaning]) => ({ column: headers[index] ?? "", meaning })),
      ignored: rest.filter(({ name }) => isKnown(name)).map(({ header }) => header),
      unknown: rest.filter(({ name }) => !isKnown(name)).map(({ header }) => header),
    };
  }

  warnings(): readonly string[] {
    if (this.repeated.length === 0) return [];
    const columns = joinWords([...new Set(this.repeated)]);
    return [`Hay columnas con el mismo nombre (${columns}): se leyó la primera de cada una.`];
  }
}

/** Columns of Simce and IDPS files that are known and not needed: place and dependence come from the directory, by RBD. */
const KNOWN_RESULT_COLUMN =
  /^(nom|cod)_(rbd|reg|pro|com|deprov|regi_n|provincia|comuna|depe\d?|rural|rbd)(_rbd)?(_\d{4})?$/;

/** True if a column is one that result files carry and no figure needs: names and codes of the place. */
export function isKnownResultColumn(name: string): boolean {
  return KNOWN_RESULT_COLUMN.test(name) || name === "nivel";
}
