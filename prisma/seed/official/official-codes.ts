/** Labels and codes that the publisher uses for the same thing in different years, brought to one form. */

const GSE_LABELS = ["bajo", "medio bajo", "medio", "medio alto", "alto"];

/** Socioeconomic group 1 (bajo) to 5 (alto), from its code or its label; null when blank or zero. */
export function gseOf(cell: string | null): number | null {
  if (cell === null || cell === "0") return null;
  const code = GSE_LABELS.indexOf(cell.toLowerCase()) + 1 || Number(cell);
  if (code >= 1 && code <= 5) return code;
  throw new Error(`unknown socioeconomic group "${cell}"`);
}

const SIGNIFICANCE: ReadonlyMap<string, number> = new Map([
  ["-1", -1],
  ["0", 0],
  ["1", 1],
  ["Negativa y significativa", -1],
  ["No significativa", 0],
  ["Positiva y significativa", 1],
]);

/** −1 lower, 0 similar, 1 higher, as published; null when blank. */
export function significanceOf(cell: string | null): number | null {
  if (cell === null) return null;
  const code = SIGNIFICANCE.get(cell);
  if (code === undefined) throw new Error(`unknown significance "${cell}"`);
  return code;
}

export const MARKS = {
  few: "La cantidad de estudiantes evaluados es insuficiente para publicar el resultado.",
  agency:
    "Por causas ajenas a la Agencia, el resultado no es representativo del desempeño de sus estudiantes.",
  school:
    "Por causas ajenas al establecimiento, el resultado no es representativo del desempeño de sus estudiantes.",
  extended: "La aplicación de la prueba extendida no permite evaluar esta asignatura.",
  agency_withheld: "Sin reporte por causas ajenas a la Agencia.",
  school_withheld: "Sin reporte por causas ajenas al establecimiento.",
  withheld: "La Agencia no publica este resultado.",
} as const;

export type Mark = keyof typeof MARKS;

const MARK_CODES: ReadonlyMap<string, Mark | null> = new Map<string, Mark | null>([
  ["0", null],
  ["1", "few"],
  ["2", "agency"],
  ["3", "school"],
  ["4", "extended"],
  ["Alumnos insuficientes", "few"],
  ["Ajenas a la Agencia: Resultados no representativos", "agency"],
  ["Ajenas al Establecimiento: Resultados no representativos", "school"],
  ["Ajenas a la Agencia: No reporte", "agency_withheld"],
  ["Ajenas al Establecimiento: No reporte", "school_withheld"],
  ["«", "withheld"],
]);

/** Why the publisher hides or qualifies a figure; null when unmarked. The 2015 scale is not covered. */
export function markOf(cell: string | null): Mark | null {
  if (cell === null) return null;
  const mark = MARK_CODES.get(cell);
  if (mark === undefined) throw new Error(`unknown mark "${cell}"`);
  return mark;
}

export const NOT_APPLICABLE: Readonly<Record<number, string>> = {
  1: "Curso ausente en su totalidad, sin material aplicado.",
  2: "Curso formado en su totalidad por estudiantes integrados.",
  3: "Curso ausente en su totalidad, con algún cuestionario aplicado.",
  4: "Los estudiantes renunciaron a responder.",
  5: "Establecimiento o curso en paro.",
  6: "Pérdida del material de la aplicación.",
  7: "La comunidad educativa se negó a rendir.",
  8: "No rindió la prueba; el publicador no explica el motivo (código 8).",
};

const NOT_APPLICABLE_LABELS: ReadonlyMap<string, number> = new Map([
  ["Rbd y curso rinde Simce", 0],
  ["Cursos con 100% ausentes y sin cuestionarios", 1],
  ["Cursos con 100% alumnos PIE", 2],
  ["Cursos con 100% ausentes y con algún cuestionario", 3],
  ["Cursos con 100% alumnos que se niegan a responder", 4],
  ["Cursos en paro", 5],
  ["Cursos con material perdido en la aplicación", 6],
]);

/** The reason why a listed school did not sit the test, 1 to 8; null when it did. */
export function notApplicableOf(cell: string | null): number | null {
  if (cell === null) return null;
  const code = NOT_APPLICABLE_LABELS.get(cell) ?? Number(cell);
  if (code === 0) return null;
  if (code in NOT_APPLICABLE) return code;
  throw new Error(`unknown "noaplica" ${cell}`);
}
