/** A file as the browser takes it: made here, with invented figures on real RBDs. */
interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export interface InventedRow {
  readonly rbd: number;
  readonly students: number;
  readonly reading: number;
  readonly mathematics: number;
}

const columns = [
  ...["rbd", "nom_rbd", "cod_depe2", "cod_grupo", "cod_rural_rbd"],
  ...["nalu_lect4b_rbd", "nalu_mate4b_rbd", "prom_lect4b_rbd", "prom_mate4b_rbd"],
  ...["noaplica", "codigo_bbdd", "fecha_bbdd", "grado", "agno"],
];

/** A file of the form of Simce 4° básico by school, of a year that the seed does not have. */
export function simceFile(
  name: string,
  rows: readonly InventedRow[],
  bad: readonly string[] = [],
): GivenFile {
  const lines = rows.map(({ rbd, students, reading, mathematics }) =>
    [rbd, "ESCUELA", 4, 2, 1, students, students, reading, mathematics, 0, "v1", 20270330, "4b", 2026].join(
      ";",
    ),
  );
  return {
    name,
    mimeType: "text/csv",
    buffer: Buffer.from([columns.join(";"), ...lines, ...bad].join("\r\n"), "latin1"),
  };
}

/** A row whose score no person could have. */
export const impossibleRow = [
  10089,
  "ESCUELA",
  4,
  2,
  1,
  40,
  40,
  "DOSCIENTOS",
  250,
  0,
  "v1",
  20270330,
  "4b",
  2026,
].join(";");

/** What a browser saves when a portal answers with a page instead of the file. */
export const pageAsWorkbook: GivenFile = {
  name: "simce4b2026_rbd.xls",
  mimeType: "application/vnd.ms-excel",
  buffer: Buffer.from(
    "<!DOCTYPE html><html><head><title>Sesión</title></head><body><table><tr><td>rbd</td></tr></table></body></html>",
  ),
};
