import { parseCommuneCode } from "@/lib/format/commune-code";
import type { Reading, SlepCommuneRow } from "../../schema/parsed";
import type { SourceTable } from "../../schema/source";
import { Headers } from "./headers";
import { readRows, type RowsRead } from "./read-rows";
import { codeAt, numberAt, reject, textAt } from "./row-check";

const REGION = { minimum: 1, maximum: 16, isWhole: true };
const YEAR = { minimum: 2017, maximum: 2100, isWhole: true };
const KNOWN =
  /^(inicio_funciones|cod_slep|nombre_slep|nom_comuna_rbd|deprov|cod_deprov|decreto|comuna cabecera)$/;

export interface SlepRead {
  readonly rows: RowsRead;
  readonly communes: readonly SlepCommuneRow[];
  readonly reading: Reading;
  readonly warnings: readonly string[];
}

/** Every commune with its local service and the year in which its schools are transferred. */
export function readSlep(table: SourceTable): SlepRead {
  const headers = new Headers(table);
  const commune = headers.require(["cod_com_rbd"], "Código de la comuna (CUT)");
  const slepName = headers.require(["nombre_slep_formato", "nombre_slep"], "Nombre del SLEP");
  const communeName = headers.require(["nom_comuna_formato", "nom_comuna_rbd"], "Nombre de la comuna");
  const regionCode = headers.require(["num_region"], "Número de la región");
  const regionName = headers.require(["nombre_region"], "Nombre de la región");
  const transferYear = headers.take(["agno_traspaso_educ"], "Año del traspaso");
  const communes: SlepCommuneRow[] = [];
  const lines = new Map<string, number>();
  const rows = readRows(table, (row) => {
    const expected = "un código de comuna de cuatro o cinco cifras";
    const cut = codeAt(row, commune, { meaningOf: (code) => parseCommuneCode(code) ?? undefined, expected });
    const names = [slepName, communeName, regionName].map((column) => {
      const text = textAt(row, column);
      if (text === null) reject(row, column, "Falta este dato.");
      return text ?? "";
    });
    const region = numberAt(row, regionCode, REGION);
    const year = numberAt(row, transferYear, YEAR);
    if (cut === null) reject(row, commune, `Falta la comuna. Se espera ${expected}.`);
    if (Number.isNaN(region)) reject(row, regionCode, "Falta el número de la región. Se espera de 1 a 16.");
    if (row.problem !== null || cut === null) return;
    const line = lines.get(cut);
    if (line !== undefined) return reject(row, commune, `La comuna ya está en la línea ${line}.`);
    lines.set(cut, row.line);
    const [slep = "", name = "", regionText = ""] = names;
    communes.push({
      ...{ sourceRow: row.line, cut, slepName: slep, communeName: name, regionCode: region },
      regionName: regionText,
      transferYear: Number.isNaN(year) ? null : year,
    });
  });
  return {
    rows,
    communes: communes.sort((a, b) => (a.cut < b.cut ? -1 : 1)),
    reading: headers.reading((name) => KNOWN.test(name)),
    warnings: headers.warnings(),
  };
}
