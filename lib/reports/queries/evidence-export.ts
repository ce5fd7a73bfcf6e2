import "server-only";
import { Readable } from "node:stream";
import type { Actor } from "@/lib/access/schema";
import { getExplorerTable } from "@/lib/evidence/queries/explorer";
import { listDictionary } from "@/lib/evidence/queries/explorer-dictionary";
import type { ExplorerRequest, ExplorerRow, ExplorerTable } from "@/lib/evidence/schema/explorer";
import type { FigureOrigin } from "@/lib/evidence/schema/figures";
import { chileanCsv, csvLine, tidyCsv, type CsvCell, type CsvDialect } from "@/lib/format/csv";
import { dictionaryHeader, dictionaryRow } from "../rules/evidence-dictionary";
import { evidenceFileName } from "../rules/evidence-file-name";
import { tidyColumns, tidyRows, wideHeader, wideRow } from "../rules/evidence-tables";
import type { EvidenceFormat, Report } from "../schema";
import { bytesOf, workbookStream } from "./workbook";

const CSV_TYPE = "text/csv; charset=utf-8";
const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const SCHOOLS_A_PAGE = 200;

/**
 * What the explorer shows for a request, whole and as a file: the same filters, order, rights and figures kept back,
 * because it is read by the explorer's own query, page after page. Refuses before the first byte as that query does.
 */
export async function exportEvidence(
  actor: Actor,
  request: ExplorerRequest,
  as: { readonly format: EvidenceFormat; readonly today: string },
): Promise<Report> {
  if (as.format === "diccionario") return dictionaryReport(actor, as.today);
  if (as.format === "columnas") return columnsReport(as.today);
  // Several territories side by side hold the figures of one table over all of them.
  const asked: ExplorerRequest =
    request.view === "territorios" ? { ...request, view: "anios", territory: "todos" } : request;
  const whole = { ...asked, cursor: undefined, limit: SCHOOLS_A_PAGE };
  const first = await getExplorerTable(actor, whole);
  const rows = () => rowsFrom(actor, first, whole);
  const fileName = evidenceFileName(first.frame, as);
  if (as.format === "xlsx") {
    return { fileName, contentType: XLSX_TYPE, body: await workbookOf(actor, first, rows) };
  }
  const table = as.format === "csv" ? wideTable(first, rows()) : tidyTable(first, rows());
  return {
    fileName,
    contentType: CSV_TYPE,
    body: csvStream(table, as.format === "csv" ? chileanCsv : tidyCsv),
  };
}

async function* rowsFrom(
  actor: Actor,
  first: ExplorerTable,
  request: ExplorerRequest,
): AsyncGenerator<ExplorerRow> {
  for (
    let page = first;
    ;
    page = await getExplorerTable(actor, { ...request, cursor: page.nextCursor ?? "" })
  ) {
    yield* page.rows;
    if (page.nextCursor === null) return;
  }
}

async function* wideTable(
  { columns }: ExplorerTable,
  rows: AsyncIterable<ExplorerRow>,
): AsyncGenerator<readonly CsvCell[]> {
  yield wideHeader(columns);
  for await (const row of rows) yield wideRow(row, columns);
}

async function* tidyTable(
  { columns }: ExplorerTable,
  rows: AsyncIterable<ExplorerRow>,
): AsyncGenerator<readonly CsvCell[]> {
  yield tidyColumns.map(({ name }) => name);
  for await (const row of rows) yield* tidyRows(row, columns);
}

function csvStream(
  table: AsyncIterable<readonly CsvCell[]> | Iterable<readonly CsvCell[]>,
  dialect: CsvDialect,
): ReadableStream<Uint8Array> {
  async function* lines() {
    yield dialect.start;
    for await (const row of table) yield csvLine(row, dialect);
  }
  return bytesOf(Readable.from(lines()));
}

async function workbookOf(
  actor: Actor,
  table: ExplorerTable,
  rows: () => AsyncIterable<ExplorerRow>,
): Promise<ReadableStream<Uint8Array>> {
  const shown = new Set(table.columns.map(({ indicator }) => indicator.path));
  const entries = (await listDictionary(actor)).filter(({ indicator }) => shown.has(indicator.path));
  const origins = new Map<string, FigureOrigin>();
  async function* noting() {
    for await (const row of rows()) {
      for (const figure of row.figures) if (figure) origins.set(figure.origin.fileName, figure.origin);
      yield row;
    }
  }
  // Sheets are written in order, so the sources of every row are known when theirs begins.
  function* sources(): Generator<readonly CsvCell[]> {
    yield ["Publica", "Archivo", "Versión interna"];
    for (const { publisher, fileName, internalVersion } of origins.values()) {
      yield [publisher, fileName, internalVersion];
    }
  }
  return workbookStream([
    { name: "Figuras", rows: wideTable(table, noting()) },
    { name: "Diccionario", rows: [dictionaryHeader, ...entries.map(dictionaryRow)] },
    { name: "Fuentes", rows: sources() },
  ]);
}

async function dictionaryReport(actor: Actor, today: string): Promise<Report> {
  const entries = await listDictionary(actor);
  return {
    fileName: `diccionario-de-evidencia-al-${today}.csv`,
    contentType: CSV_TYPE,
    body: csvStream([dictionaryHeader, ...entries.map(dictionaryRow)], chileanCsv),
  };
}

function columnsReport(today: string): Report {
  return {
    fileName: `columnas-del-csv-ordenado-al-${today}.csv`,
    contentType: CSV_TYPE,
    body: csvStream(
      [["Columna", "Qué trae"], ...tidyColumns.map(({ name, meaning }) => [name, meaning])],
      chileanCsv,
    ),
  };
}
