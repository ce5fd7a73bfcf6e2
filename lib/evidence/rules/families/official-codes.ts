import { foldText } from "@/lib/format/text";

/** Labels and codes that the publisher uses for the same thing in different years, brought to one form. */

type Code = string | number;

const MOST_SPELLINGS = 500;

/** Looks a code or a label up, whatever its case and accents; undefined when nothing here knows it. */
function lookup<T>(entries: readonly (readonly [string, T])[]): (code: Code) => T | undefined {
  const known = new Map<string, T>(entries.map(([label, meaning]) => [foldText(label), meaning]));
  // The labels as they were met: folding every cell of a file would cost more than reading it.
  const met = new Map<Code, T>();
  return (code) => {
    const meaning = met.get(code) ?? known.get(foldText(String(code)));
    if (meaning !== undefined && met.size < MOST_SPELLINGS) met.set(code, meaning);
    return meaning;
  };
}

const gse = lookup<number | null>([
  ["0", null],
  ...["bajo", "medio bajo", "medio", "medio alto", "alto"].flatMap((label, index): [string, number][] => [
    [label, index + 1],
    [String(index + 1), index + 1],
  ]),
]);

/** Socioeconomic group 1 (bajo) to 5 (alto), from its code or its label; null for zero, undefined for anything else. */
export function gseOf(code: Code): number | null | undefined {
  return typeof code === "number" && code >= 1 && code <= 5 && Number.isInteger(code) ? code : gse(code);
}

const significance = lookup([
  ["-1", -1],
  ["0", 0],
  ["1", 1],
  ["Negativa y significativa", -1],
  ["No significativa", 0],
  ["Positiva y significativa", 1],
]);

/** −1 lower, 0 similar, 1 higher, as published; undefined for anything else. */
export function significanceOf(code: Code): number | undefined {
  return code === 0 || code === 1 || code === -1 ? code : significance(code);
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
  other_scale_1: "Marca 1 de la escala de 2015, que el publicador no explica.",
  other_scale_2: "Marca 2 de la escala de 2015, que el publicador no explica.",
  other_scale_3: "Marca 3 de la escala de 2015, que el publicador no explica.",
  other_scale_4: "Marca 4 de la escala de 2015, que el publicador no explica.",
} as const;

export type Mark = keyof typeof MARKS;

const mark = lookup<Mark | null>([
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

/** In 2015 the codes ran from 1 to 4 on another scale, and its dictionary does not say what they mean. */
const OTHER_SCALE_YEAR = 2015;
const OTHER_SCALE: ReadonlyMap<string, Mark> = new Map([
  ["1", "other_scale_1"],
  ["2", "other_scale_2"],
  ["3", "other_scale_3"],
  ["4", "other_scale_4"],
]);

/** Why the publisher hides or qualifies a figure of that year; null for zero (unmarked), undefined for an unknown mark. */
export function markOf(code: Code, year: number): Mark | null | undefined {
  const other = year === OTHER_SCALE_YEAR ? OTHER_SCALE.get(String(code)) : undefined;
  return other ?? mark(code);
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

const notApplicable = lookup<number | null>([
  ["0", null],
  ["Rbd y curso rinde Simce", null],
  ["Establecimientos y cursos que rindieron Simce", null],
  ["Establecimientos rindieron Simce", null],
  ...Object.keys(NOT_APPLICABLE).map((code): [string, number] => [code, Number(code)]),
  ["Cursos con 100% ausentes y sin cuestionarios", 1],
  ["Cursos con 100% alumnos PIE", 2],
  ["Cursos con 100% ausentes y con algún cuestionario", 3],
  ["Cursos con 100% alumnos que se niegan a responder", 4],
  ["Cursos en paro", 5],
  ["Cursos con material perdido en la aplicación", 6],
  ["Comunidad educativa se niega a rendir", 7],
]);

/** The reason why a listed school did not sit the test, 1 to 8; null when it did, undefined for an unknown one. */
export function notApplicableOf(code: Code): number | null | undefined {
  return code === 0 ? null : notApplicable(code);
}
