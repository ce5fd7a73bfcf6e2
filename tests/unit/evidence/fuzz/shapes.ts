import { checkDigitOf } from "@/lib/format/check-digit";

/** A file shaped as an official one of its family and time, with invented rows. */
export interface Shape {
  readonly name: string;
  readonly delimiter: string;
  readonly headers: readonly string[];
  readonly row: (index: number) => readonly (string | number)[];
}

const rbdAt = (index: number): number => 101 + index * 7;

const place = (rbd: number) => [
  ...[rbd, checkDigitOf(rbd), `ESCUELA INVENTADA Ñ ${rbd}`, 5, "DE VALPARAÍSO", 51, "VALPARAÍSO", 5109],
  ...["VIÑA DEL MAR", 53, "Valparaiso"],
];

const placeHeaders = [
  ...["rbd", "dvrbd", "nom_rbd", "cod_reg_rbd", "nom_reg_rbd", "cod_pro_rbd", "nom_pro_rbd", "cod_com_rbd"],
  ...["nom_com_rbd", "cod_deprov_rbd", "nom_deprov_rbd"],
];

function simceHeaders(grade: string): readonly string[] {
  const pair = (stat: string) => [`${stat}_lect${grade}_rbd`, `${stat}_mate${grade}_rbd`];
  return [
    ...placeHeaders,
    ...["cod_depe1", "cod_depe2", "cod_grupo", "cod_rural_rbd"],
    ...["nalu", "prom", "dif", "difgru", "sigdif", "siggru", "marca", "marcadif"].flatMap(pair),
    ...["palu_eda_ins", "palu_eda_ele", "palu_eda_ade"].flatMap(pair),
    ...["noaplica", "codigo_bbdd", "fecha_bbdd", "grado", "agno"],
  ];
}

const simce: Shape = {
  name: "simce4b2024_rbd_final.csv",
  delimiter: ";",
  headers: simceHeaders("4b"),
  row: (index) => [
    ...place(rbdAt(index)),
    ...[6, 4, (index % 5) + 1, 1],
    ...[20 + index, 21 + index, 240 + index, 251 + index, -3, 4, 5, -6, 0, 1, 0, -1, "", "", "", ""],
    ...["30.1", "31", "40.2", "41", "29.7", "28"],
    ...[0, "final20250422v1", 20250422, "4b", 2024],
  ],
};

const simceOld: Shape = {
  name: "simce2m2016_rbd_final.csv",
  delimiter: "|",
  headers: simceHeaders("2m"),
  row: (index) => [
    ...place(rbdAt(index)),
    ...["Municipal DAEM", "Municipal", "Medio bajo", "Urbano"],
    ...[32, 31, 255, index % 3 === 0 ? 0 : 244, 2, 1, -5, -4],
    ...["No significativa", "Positiva y significativa", "Negativa y significativa", "No significativa"],
    ...["", index % 3 === 0 ? "Alumnos insuficientes" : "", "", ""],
    ...["54.2", "50", "30.1", "30", "15.7", "20"],
    ...["Rbd y curso rinde Simce", "final20170101v1", 20170101, "2m", 2016],
  ],
};

const idpsLong: Shape = {
  name: "idps4b2024_rbd_final.csv",
  delimiter: ";",
  headers: [
    ...["agno", "rbd", "ind", "prom", "dif", "sigdif", "difgru", "sigdifgru", "nom_rbd", "cod_reg_rbd"],
    ...["cod_depe2", "cod_grupo", "cod_rural_rbd", "codigo_bdd", "fecha_bbdd", "grado"],
  ],
  row: (index) => [
    ...[2024, rbdAt(Math.floor(index / 4)), ["AM", "CC", "HV", "PF"][index % 4] ?? "AM", 70 + (index % 20)],
    ...[1, 0, -2, -1, "ESCUELA ÑUÑOA", 13, 4, 2, 1, "final20250422v1", 20250422, "4b"],
  ],
};

const idpsWide: Shape = {
  name: "idps2m2014_rbd_historico.csv",
  delimiter: ",",
  headers: ["rbd", "agno", "grado", "ind_am", "ind_cc", "ind_pf", "ind_hv"],
  row: (index) => [rbdAt(index), 2014, "2m", 71, 61 + (index % 9), 66, 0],
};

const levels: Shape = {
  name: "idps2m2023_niveles_final.csv",
  delimiter: "\t",
  headers: [
    ...["rbd", "agno", "nivel", "grado", "ind", "dim", "sdim", "niv_bajo_por", "niv_medio_por"],
    ...["niv_alto_por", "niv_mbajo_por", "niv_mmedio_por", "niv_malto_por", "fecha_bbdd", "codigo_bdd"],
  ],
  row: (index) => [
    ...[rbdAt(index), 2023, "MEDIA", 2, "AM", "ME", "PM", "29.3", "", "70.7", "", "", "", 20240528],
    "final20240528v1",
  ],
};

const directory: Shape = {
  name: "directorio_oficial_ee_publico.csv",
  delimiter: ";",
  headers: [
    ...["AGNO", "RBD", "DGV_RBD", "NOM_RBD", "COD_REG_RBD", "NOM_REG_RBD_A", "COD_PRO_RBD", "COD_COM_RBD"],
    ...["NOM_COM_RBD", "COD_DEPROV_RBD", "NOM_DEPROV_RBD", "COD_DEPE", "COD_DEPE2", "RURAL_RBD", "LATITUD"],
    ...["LONGITUD", "CONVENIO_PIE", "ENS_01", "MAT_TOTAL", "MATRICULA", "ESTADO_ESTAB"],
  ],
  row: (index) => [
    ...[2025, rbdAt(index), checkDigitOf(rbdAt(index)), "LICEO INVENTADO", 3, "ATA", 33, 3301, "VALLENAR"],
    ...[33, "HUASCO", 6, 5, index % 2, "-28,5708", "-70,7581", 1, 110, 120 + index, 1, 1],
  ],
};

export const shapes: readonly Shape[] = [simce, simceOld, idpsLong, idpsWide, levels, directory];

/** The cells of a file of that shape, header first. */
export function gridOf(shape: Shape, rows: number): string[][] {
  return [
    [...shape.headers],
    ...Array.from({ length: rows }, (_, index) => shape.row(index).map((cell) => String(cell))),
  ];
}

/** The text of a grid, one line a row. */
export function textOf(grid: readonly (readonly string[])[], delimiter: string, lineEnd = "\r\n"): string {
  return grid.map((cells) => cells.join(delimiter)).join(lineEnd) + lineEnd;
}
