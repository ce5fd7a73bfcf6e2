import type { Cell, SourceTable } from "../../schema/source";
import { Applications, type Application } from "./application";
import { emptyDraft, FigureBuffer } from "./figure-buffer";
import { FileFacts } from "./file-facts";
import type { NameHint } from "./file-name";
import { GSE, type FiguresRead } from "./figures-read";
import { Headers, isKnownResultColumn } from "./headers";
import { idpsPathOf, widePathOf } from "./idps-paths";
import { indexAt, readComparisons, takeComparisons } from "./idps-score";
import { readRows } from "./read-rows";
import { cellAt, codeAt, reject, type Column, type RowCheck } from "./row-check";
import { rbdAt } from "./school-number";
import { SeenSchools } from "./seen-schools";

/** What is read of one grade and year: the columns by path of their indicator, and the schools by path or whole row. */
export interface IdpsContent {
  readonly buffers: Map<string, FigureBuffer>;
  readonly seen: Map<string, SeenSchools>;
}

/** In a wide file one row holds every index of a school. */
const WHOLE_ROW = "";

export const INDICATOR_COLUMNS = ["ind", "id_indicador"];
export const DIMENSION_COLUMNS = ["dim", "id_dimension"];
export const SUB_DIMENSION_COLUMNS = ["sdim", "id_subdimension"];

/** The index of every indicator or dimension of an IDPS file, from its wide layout (until 2018) or its long one. */
export function readIdps(table: SourceTable, hint: NameHint): FiguresRead {
  const headers = new Headers(table);
  const file = openIdpsFile(headers, hint);
  const wide = headers.names.flatMap((name) => {
    const path = widePathOf(name);
    return path === null ? [] : [{ path, column: headers.require([name], `Índice idps/${path}`) }];
  });
  const take = wide.length > 0 ? wideReader(file, wide) : longReader(file, headers);
  return closeIdpsFile(headers, file, readRows(table, take));
}

/** What every IDPS file has, whatever its layout. */
export interface IdpsFile {
  readonly rbd: Column;
  readonly gse: Column | null;
  readonly facts: FileFacts;
  readonly applications: Applications<IdpsContent>;
}

export function openIdpsFile(headers: Headers, hint: NameHint): IdpsFile {
  return {
    rbd: headers.require(["rbd"], "RBD"),
    gse: headers.take(["cod_grupo"], "Grupo socioeconómico"),
    facts: new FileFacts(headers),
    applications: new Applications<IdpsContent>(
      {
        grade: headers.take(["grado"], "Grado"),
        year: headers.take(["agno"], "Año de la aplicación"),
        hint,
        grades: [],
      },
      () => ({ buffers: new Map(), seen: new Map() }),
    ),
  };
}

export function closeIdpsFile(
  headers: Headers,
  { facts, applications }: IdpsFile,
  rows: FiguresRead["rows"],
): FiguresRead {
  const found = applications.all();
  return {
    ...{ rows, facts, applications: found },
    columns: found.flatMap(({ content }) => [...content.buffers.values()].map((buffer) => buffer.finish())),
    reading: headers.reading(isKnownResultColumn),
    warnings: headers.warnings(),
  };
}

/** The column of an indicator in one grade and year, new at its first figure. */
export function bufferOf(
  { grade, year, content }: Application<IdpsContent>,
  indicator: string,
): FigureBuffer {
  const known = content.buffers.get(indicator);
  if (known !== undefined) return known;
  const buffer = new FigureBuffer(indicator, grade, year);
  content.buffers.set(indicator, buffer);
  return buffer;
}

/** The schools that a grade and year already have under a path. */
export function seenUnder({ content }: Application<IdpsContent>, path: string): SeenSchools {
  const known = content.seen.get(path);
  if (known !== undefined) return known;
  const seen = new SeenSchools();
  content.seen.set(path, seen);
  return seen;
}

function wideReader(
  file: IdpsFile,
  indices: readonly { readonly path: string; readonly column: Column }[],
): (row: RowCheck) => void {
  const draft = emptyDraft();
  const values = indices.map(() => NaN);
  return (row) => {
    const rbd = rbdAt(row, file.rbd);
    const application = file.applications.of(row);
    draft.gseGroup = codeAt(row, file.gse, GSE) ?? 0;
    indices.forEach(({ column }, index) => {
      values[index] = indexAt(row, column);
    });
    if (row.problem !== null || application === null) return;
    if (!seenUnder(application, WHOLE_ROW).isNew(row, file.rbd, rbd)) return;
    draft.rbd = rbd;
    draft.line = row.line;
    indices.forEach(({ path }, index) => {
      draft.value = values[index] ?? NaN;
      draft.status = Number.isNaN(draft.value) ? "no_data" : "valued";
      bufferOf(application, `idps/${path}`).add(draft);
    });
    application.rows += 1;
    file.facts.note(row);
  };
}

function longReader(file: IdpsFile, headers: Headers): (row: RowCheck) => void {
  const pathAt = pathReader(headers, [INDICATOR_COLUMNS, DIMENSION_COLUMNS]);
  const score = headers.require(["prom"], "Índice, de 0 a 100");
  const comparisons = takeComparisons(headers);
  const draft = emptyDraft();
  return (row) => {
    const rbd = rbdAt(row, file.rbd);
    const application = file.applications.of(row);
    const path = pathAt(row);
    draft.gseGroup = codeAt(row, file.gse, GSE) ?? 0;
    draft.value = indexAt(row, score);
    readComparisons(row, comparisons, draft);
    if (row.problem !== null || application === null || path === null) return;
    if (!seenUnder(application, path).isNew(row, file.rbd, rbd)) return;
    draft.rbd = rbd;
    draft.line = row.line;
    draft.status = Number.isNaN(draft.value) ? "no_data" : "valued";
    bufferOf(application, `idps/${path}`).add(draft);
    application.rows += 1;
    file.facts.note(row);
  };
}

/** Reads the full path of a row from its columns of codes, outermost first. A combination that the publisher does not have refuses the row. */
export function pathReader(
  headers: Headers,
  levels: readonly (readonly string[])[],
): (row: RowCheck) => string | null {
  const columns = levels.flatMap(
    (names) => headers.take(names, "Código de indicador, dimensión o subdimensión") ?? [],
  );
  const known = new Map<string, string>();
  return (row) => {
    const cells = columns.map((column) => cellAt(row, column));
    const key = cells.join("|");
    const path = known.get(key) ?? idpsPathOf(cells);
    if (path !== null) known.set(key, path);
    else
      reject(
        row,
        columns.at(-1) ?? null,
        `No hay un indicador IDPS con los códigos ${cells.map(shown).join(", ")}. Se espera uno de la glosa, completo: indicador, dimensión y subdimensión.`,
      );
    return path;
  };
}

function shown(cell: Cell): string {
  return cell === null ? "(vacío)" : typeof cell === "object" ? cell.text : String(cell);
}
