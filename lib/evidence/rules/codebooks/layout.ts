import { foldText } from "@/lib/format/text";
import type { CodebookLayout } from "../../schema/codebooks";
import type { Cell, SourceRow, SourceTable } from "../../schema/source";

const FIELDS = {
  variable: ["variable", "variables", "item", "nombre", "name", "nombre variable", "columna", "column"],
  section: ["seccion", "section", "enunciado pregunta", "pregunta", "question", "bloque"],
  wording: [
    "enunciado",
    "enunciado item",
    "wording",
    "label",
    "etiqueta",
    "texto",
    "redaccion",
    "descripcion",
    "description",
  ],
  scale: [
    "escala",
    "scale",
    "categorias",
    "categories",
    "codes",
    "codigos",
    "valores permitidos",
    "valores",
    "values",
  ],
  reversed: ["invertida", "invertido", "inversa", "inverso", "reversed", "reverse"],
  missing: [
    "codigos perdidos",
    "codigos sin respuesta",
    "sin respuesta",
    "perdidos",
    "missing",
    "missing codes",
  ],
  year: ["ano", "year", "agno"],
  grade: ["grado", "grade", "nivel"],
} as const;

export type CodebookField = keyof typeof FIELDS;

/** Where a codebook's columns stand, from 0. */
export type CodebookColumns = ReadonlyMap<CodebookField, number>;

export interface CodebookTable {
  readonly layout: CodebookLayout;
  readonly columns: CodebookColumns;
  /** What stands above the header row. */
  readonly above: readonly SourceRow[];
  readonly rows: readonly SourceRow[];
}

const SEARCHED_ROWS = 40;
/** No codebook of a questionnaire comes near; a file of answers given by mistake stops here. */
const MOST_CODEBOOK_ROWS = 5_000;

/** The table with its header row found by its words, among its first rows; null for a table that is no codebook. */
export function findCodebook(table: SourceTable): CodebookTable | null {
  const rows: SourceRow[] = [{ line: 1, cells: table.headers }];
  let found: { readonly at: number; readonly columns: CodebookColumns } | null = null;
  for (const row of table.rows()) {
    rows.push(row);
    if (rows.length > MOST_CODEBOOK_ROWS) return null;
    if (found === null && rows.length > SEARCHED_ROWS) return null;
    found ??= headerAmong(rows);
  }
  found ??= headerAmong(rows);
  if (found === null) return null;
  const isAgency =
    found.columns.has("section") && foldText(textIn(rows[0]?.cells[0])).startsWith("caracteristicas");
  return {
    layout: isAgency ? "agency" : "own",
    columns: found.columns,
    above: rows.slice(0, found.at),
    rows: rows.slice(found.at + 1),
  };
}

function headerAmong(
  rows: readonly SourceRow[],
): { readonly at: number; readonly columns: CodebookColumns } | null {
  for (const [at, { cells }] of rows.entries()) {
    const columns = columnsIn(cells);
    if (
      columns.has("variable") &&
      (columns.has("wording") || columns.has("section")) &&
      columns.has("scale")
    ) {
      return { at, columns };
    }
  }
  return null;
}

function columnsIn(cells: readonly Cell[]): CodebookColumns {
  const columns = new Map<CodebookField, number>();
  for (const [at, cell] of cells.entries()) {
    const word = foldText(textIn(cell)).replace(/_/g, " ");
    const field = fieldNames.find((name) => FIELDS[name].some((known) => known === word));
    if (field !== undefined && !columns.has(field)) columns.set(field, at);
  }
  return columns;
}

const fieldNames: readonly CodebookField[] = [
  "variable",
  "section",
  "wording",
  "scale",
  "reversed",
  "missing",
  "year",
  "grade",
];

/** The text of a cell, trimmed; empty where there is none, or a formula or a date. */
export function textIn(cell: Cell | undefined): string {
  if (typeof cell === "number") return String(cell);
  return typeof cell === "string" ? cell.trim() : "";
}
