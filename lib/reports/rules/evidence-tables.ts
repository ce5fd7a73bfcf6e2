import { dependenceLabels } from "@/lib/directory/schema/schools";
import { statusLabel } from "@/lib/evidence/rules/dictionary";
import {
  formatFigureValue,
  gseName,
  indicatorLabel,
  judgementWords,
  shortGrade,
} from "@/lib/evidence/rules/figures";
import type { ExplorerColumn, ExplorerRow, ExplorerSchool } from "@/lib/evidence/schema/explorer";
import type { Figure } from "@/lib/evidence/schema/figures";
import type { CsvCell } from "@/lib/format/csv";
import { capitalise } from "@/lib/format/text";

const schoolHeader = [
  "RBD",
  "Establecimiento",
  "Comuna",
  "Código de comuna",
  "Territorio",
  "Zona",
  "Dependencia",
];

/** What a column is of: "Lectura 4° 2024". */
function columnTitle({ indicator, grade, year }: ExplorerColumn): string {
  return `${indicatorLabel(indicator)} ${shortGrade(grade)} ${year}`;
}

/** The header of the table as it is seen: the school, and for each column the figure, its state and how it compares. */
export function wideHeader(columns: readonly ExplorerColumn[]): readonly string[] {
  return [
    ...schoolHeader,
    ...columns.flatMap((column) => {
      const title = columnTitle(column);
      return [
        title,
        `${title}: estado`,
        `${title}: estudiantes`,
        `${title}: GSE`,
        `${title}: frente a su GSE`,
        `${title}: diferencia con su GSE`,
        `${title}: media de su GSE`,
      ];
    }),
  ];
}

/** One school as it is seen. */
export function wideRow(row: ExplorerRow, columns: readonly ExplorerColumn[]): readonly CsvCell[] {
  return [
    ...schoolCells(row.school),
    ...columns.flatMap((column, index) => figureCells(row.figures[index] ?? null, column)),
  ];
}

function schoolCells(school: ExplorerSchool): readonly CsvCell[] {
  const { rbd, name, communeName, communeCut, territoryName, isRural, dependence } = school;
  const zone = isRural ? "Rural" : "Urbana";
  return [rbd, name, communeName, communeCut, territoryName, zone, dependenceLabels[dependence]];
}

function figureCells(figure: Figure | null, { indicator }: ExplorerColumn): readonly CsvCell[] {
  if (figure === null) return [null, statusLabel("no_data"), null, null, null, null, null];
  const { value, status, n, gseGroup, gseSignificance, gseDifference, sameGse } = figure;
  const isCategory = indicator.unit === "category";
  return [
    value !== null && isCategory ? capitalise(formatFigureValue(value, "category")) : value,
    statusLabel(status),
    n,
    gseGroup === null ? null : capitalise(gseName(gseGroup)),
    judgementWords(gseSignificance),
    gseDifference,
    sameGse === null || isCategory ? null : rounded(sameGse.mean),
  ];
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The columns of the tidy table, one row a figure, with what each holds. */
export const tidyColumns = [
  { name: "rbd", meaning: "Rol Base de Datos del establecimiento, sin dígito verificador" },
  { name: "school", meaning: "Nombre del establecimiento" },
  { name: "commune_cut", meaning: "Código único territorial de la comuna, cinco cifras como texto" },
  { name: "commune", meaning: "Nombre de la comuna" },
  { name: "territory", meaning: "Territorio de la plataforma" },
  { name: "rural", meaning: "true si el establecimiento es rural" },
  {
    name: "dependence",
    meaning: "slep, municipal, particular_subvencionado, particular_pagado o administracion_delegada",
  },
  {
    name: "indicator",
    meaning: "Ruta del indicador en el diccionario, como simce/lect o idps/am/me/pm#alto",
  },
  { name: "indicator_name", meaning: "Nombre del indicador" },
  {
    name: "unit",
    meaning: "score (puntaje), index (0 a 100), percent (0 a 100) o category (1 insuficiente a 4 alto)",
  },
  { name: "grade", meaning: "Nivel como en los archivos oficiales: 4b, 6b, 8b, 2m" },
  { name: "year", meaning: "Año de la aplicación" },
  { name: "value", meaning: "La cifra; vacío cuando el estado no es valued" },
  {
    name: "status",
    meaning:
      "valued (con dato), few_students (menos de diez estudiantes: el número no se entrega), reserved (reservado por la Agencia) o no_data (sin dato)",
  },
  {
    name: "n",
    meaning:
      "Estudiantes detrás de la cifra; en IDPS, los que rindieron Simce en el mismo nivel y año; vacío si nadie lo publica",
  },
  { name: "mark", meaning: "Nota de la Agencia sobre la cifra" },
  { name: "gse_group", meaning: "Grupo socioeconómico de esa escuela, nivel y año: 1 bajo a 5 alto" },
  { name: "gse_difference", meaning: "Diferencia oficial con su GSE, en puntos; vacío si no se publicó" },
  {
    name: "gse_significance",
    meaning: "Juicio oficial de esa diferencia: -1 más bajo, 0 similar, 1 más alto; vacío si no se publicó",
  },
  { name: "gse_mean", meaning: "Media entre establecimientos de ese GSE en ese nivel y año" },
  { name: "national_mean", meaning: "Media entre todos los establecimientos en ese nivel y año" },
  { name: "previous_difference", meaning: "Diferencia oficial con la aplicación anterior" },
  {
    name: "previous_significance",
    meaning: "Juicio oficial de esa diferencia: -1, 0, 1; vacío si no se publicó",
  },
  { name: "publisher", meaning: "Quién publica el archivo" },
  { name: "source_file", meaning: "Nombre del archivo publicado" },
  { name: "source_version", meaning: "Versión interna que trae el archivo" },
  { name: "source_row", meaning: "Fila del archivo" },
  { name: "figure_id", meaning: "Identificador de la cifra: /evidencia/<figure_id> abre su fuente" },
] as const;

/** The figures of one school, one row each; where no file has the school there is no row. */
export function tidyRows(
  { school, figures }: ExplorerRow,
  columns: readonly ExplorerColumn[],
): readonly (readonly CsvCell[])[] {
  return columns.flatMap(({ indicator, grade, year }, index) => {
    const figure = figures[index];
    if (!figure) return [];
    const { origin, sameGse, national } = figure;
    return [
      [
        ...[school.rbd, school.name, school.communeCut, school.communeName, school.territoryName],
        ...[school.isRural, school.dependence, indicator.path, indicator.name, indicator.unit, grade, year],
        ...[figure.value, figure.status, figure.n, figure.mark, figure.gseGroup],
        ...[figure.gseDifference, figure.gseSignificance],
        ...[
          sameGse === null ? null : rounded(sameGse.mean),
          national === null ? null : rounded(national.mean),
        ],
        ...[figure.previousDifference, figure.previousSignificance],
        ...[origin.publisher, origin.fileName, origin.internalVersion, origin.row, figure.id],
      ],
    ];
  });
}
