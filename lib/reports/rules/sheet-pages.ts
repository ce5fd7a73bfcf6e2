import type { MethodSheet } from "../schema";
import { pdfText } from "./pdf-text";

export type Table = MethodSheet["tables"][number];

/** From so many rows on, a table is set as aligned lines: cells one by one would keep the reader waiting. */
const LONG = 45;
const LINES_A_PAGE = 62;
const ROWS_A_PAGE = 30;

/** Whether a table is set as aligned lines. A part of a long table is as long as the whole. */
export function isLong({ rows, title }: Table): boolean {
  return rows.length > LONG || PART.test(title);
}

const PART = / \(parte \d+ de \d+\)$/;

/** The decisions and tables of a sheet, gathered so that each group is about a page; a long table is cut into parts. */
export function sheetPages(sheet: MethodSheet): readonly (readonly Table[])[] {
  const pages: Table[][] = [];
  let room = 0;
  for (const table of [...decisionTables(sheet), ...sheet.tables]) {
    if (table.rows.length === 0) continue;
    if (isLong(table)) {
      pages.push(...partsOf(table).map((part) => [part]));
      room = 0;
      continue;
    }
    const needed = table.rows.length + 3;
    if (room < needed || pages.length === 0) {
      pages.push([]);
      room = ROWS_A_PAGE;
    }
    pages.at(-1)?.push(table);
    room -= needed;
  }
  return pages;
}

function decisionTables({ decisions }: MethodSheet): readonly Table[] {
  if (decisions.length === 0) return [];
  const rows = decisions.map(({ step, what, value, why }) => [step, what, value, why]);
  return [
    {
      title: "Decisiones del método",
      header: ["Paso", "Decisión", "Valor", "Por qué"],
      widths: [17, 22, 21, 40],
      rows,
    },
  ];
}

function partsOf(table: Table): readonly Table[] {
  const count = Math.ceil(table.rows.length / LINES_A_PAGE);
  return Array.from({ length: count }, (_, at) => ({
    ...table,
    title: `${table.title} (parte ${at + 1} de ${count})`,
    rows: table.rows.slice(at * LINES_A_PAGE, (at + 1) * LINES_A_PAGE),
  }));
}

const WIDEST = 26;

/** A table as lines of one width a letter: each column as wide as its widest cell, the longest cut. */
export function alignedLines(header: readonly string[], rows: Table["rows"]): string {
  const lines = [header, ...rows].map((cells) =>
    cells.map((cell) => {
      const text = pdfText(cell);
      return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}.` : text;
    }),
  );
  const widths = header.map((_, at) => Math.max(...lines.map((cells) => (cells[at] ?? "").length)));
  return lines
    .map((cells) => cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  "))
    .map((line) => line.replaceAll(" ", "\u00a0"))
    .join("\n");
}
