import type { Cell, SourceTable } from "../../schema/source";
import { Applications } from "./application";
import { FileFacts } from "./file-facts";
import type { NameHint } from "./file-name";
import { GSE, type FiguresRead } from "./figures-read";
import { Headers, isKnownResultColumn } from "./headers";
import { IdpsColumns } from "./idps-columns";
import { idpsPathOf, widePathOf } from "./idps-paths";
import { comparisonsAt, indexAt, takeComparisons } from "./idps-score";
import { readRows } from "./read-rows";
import { cellAt, codeAt, reject, type Column, type RowCheck } from "./row-check";
import { rbdAt } from "./school-number";

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
  return closeIdpsFile(headers, file, { rows: readRows(table, take) });
}

/** What every IDPS file has, whatever its layout. */
export interface IdpsFile {
  readonly rbd: Column;
  readonly gse: Column | null;
  readonly facts: FileFacts;
  readonly applications: Applications<IdpsColumns>;
}

/** What is taken from every IDPS file before its rows: school, group, facts of the file, applications. */
export function openIdpsFile(headers: Headers, hint: NameHint): IdpsFile {
  return {
    rbd: headers.require(["rbd"], "RBD"),
    gse: headers.take(["cod_grupo"], "Grupo socioeconómico"),
    facts: new FileFacts(headers),
    applications: new Applications<IdpsColumns>(
      {
        grade: headers.take(["grado"], "Grado"),
        year: headers.take(["agno"], "Año de la aplicación"),
        hint,
        grades: [],
      },
      (grade, year) => new IdpsColumns(grade, year),
    ),
  };
}

/** The columns of every application of the file, once its rows were read. */
export function closeIdpsFile(
  headers: Headers,
  { facts, applications }: IdpsFile,
  {
    rows,
    isOptional,
  }: { readonly rows: FiguresRead["rows"]; readonly isOptional?: (indicator: string) => boolean },
): FiguresRead {
  const found = applications.all();
  return {
    ...{ rows, facts, applications: found },
    columns: found.flatMap(({ content }) => content.finish(isOptional)),
    reading: headers.reading(isKnownResultColumn),
    warnings: headers.warnings(),
  };
}

function wideReader(
  file: IdpsFile,
  indices: readonly { readonly path: string; readonly column: Column }[],
): (row: RowCheck) => void {
  const paths = indices.map(({ path }) => `idps/${path}`);
  const values = indices.map(() => NaN);
  return (row) => {
    const rbd = rbdAt(row, file.rbd);
    const application = file.applications.of(row);
    const gseGroup = codeAt(row, file.gse, GSE) ?? 0;
    indices.forEach(({ column }, index) => {
      values[index] = indexAt(row, column);
    });
    if (row.problem !== null || application === null) return;
    const group = application.content.group(WHOLE_ROW, paths);
    if (!group.seen.isNew(row, file.rbd, rbd)) return;
    group.rows.add(rbd, row.line, gseGroup);
    group.buffers.forEach((buffer, index) => {
      const value = values[index] ?? NaN;
      buffer.add(value, Number.isNaN(value) ? "no_data" : "valued");
    });
    application.rows += 1;
    file.facts.note(row);
  };
}

function longReader(file: IdpsFile, headers: Headers): (row: RowCheck) => void {
  const pathAt = pathReader(headers, [INDICATOR_COLUMNS, DIMENSION_COLUMNS]);
  const score = headers.require(["prom"], "Índice, de 0 a 100");
  const columns = takeComparisons(headers);
  return (row) => {
    const rbd = rbdAt(row, file.rbd);
    const application = file.applications.of(row);
    const path = pathAt(row);
    const gseGroup = codeAt(row, file.gse, GSE) ?? 0;
    const value = indexAt(row, score);
    const comparisons = comparisonsAt(row, columns, value);
    if (row.problem !== null || application === null || path === null) return;
    const group = application.content.group(path);
    if (!group.seen.isNew(row, file.rbd, rbd)) return;
    group.rows.add(rbd, row.line, gseGroup);
    const [buffer] = group.buffers;
    buffer?.add(value, Number.isNaN(value) ? "no_data" : "valued");
    buffer?.compare(comparisons);
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
