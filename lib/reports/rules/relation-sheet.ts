import { caveatText } from "@/lib/analysis/rules/relation-caveats";
import {
  FEWEST_SCHOOLS,
  FEWEST_STUDENTS,
  relationMethodLabels,
  relationMethods,
  type Estimate,
  type RelationMethod,
  type RelationRunView,
  type RelationTest,
} from "@/lib/analysis/schema/relations";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import { countOf, joinWords } from "@/lib/format/text";
import type { MethodSheet, SheetDecision } from "../schema";
import { decimals, gradeName, probability, sourceName, whole, yearName } from "./study-words";

/** What the method sheet of a run of relations says: every test, by every method, with what must be read beside it. It names no school. */
export function relationSheet(run: RelationRunView): MethodSheet {
  const kinds = [...new Set([...run.caveats, ...run.tests.flatMap(({ caveats }) => caveats)])];
  return {
    title: "Ficha metodológica: relaciones con IDPS y Simce",
    subtitle: `${joinWords(run.zones.map(({ name }) => name))} · ${joinWords(run.grades.map(gradeName))} · ${joinWords(run.years.toSorted((a, b) => a - b).map(String))}`,
    folio: run.id,
    createdAt: run.createdAt,
    notice: null,
    facts: [
      ["Folio", run.id],
      ["Calculado", formatDateTime(run.createdAt, DEFAULT_ZONE)],
      ["Programa", run.proof.codeVersion],
      ["Semilla", String(run.proof.seed)],
      ["Retroalimentación", sourceName(run.source)],
      ["Huella de los datos", run.proof.inputDigest],
      ["Huella del resultado", run.proof.resultDigest],
    ],
    decisions: relationDecisions(run),
    tables: [leftOutTable(run), ...relationMethods.map((method) => methodTable(method, run.tests))],
    caveats: kinds.map(caveatText),
  };
}

function relationDecisions({ options, outcomes }: RelationRunView): readonly SheetDecision[] {
  const step = "12 Relaciones";
  const dependence = options.dependence === "slep" ? "Servicio Local" : "Todas";
  const lines: readonly (readonly [what: string, value: string, why: string])[] = [
    [
      "Unidad",
      "Establecimiento, nivel y año",
      "Es lo que las cifras publicadas distinguen; niveles juntos llevan un término para cada uno.",
    ],
    ["Dependencia", dependence, "El estudio acompaña a las escuelas de los servicios locales."],
    [
      "Resultados",
      joinWords(outcomes.map(({ shortName }) => shortName)),
      "Se relaciona con todos los pedidos y se muestran todos.",
    ],
    [
      "Estudiantes como mínimo",
      whole(FEWEST_STUDENTS),
      "Con menos, la cifra es azar y puede mostrar a alguien.",
    ],
    ["Escuelas como mínimo", whole(FEWEST_SCHOOLS), "Con menos, una correlación no dice nada."],
    [
      relationMethodLabels.pearson,
      "Intervalo de Fisher, 95%",
      "Es la medida más conocida de relación lineal (Fisher, 1921).",
    ],
    [
      relationMethodLabels.spearman,
      `Intervalo por remuestreo, ${whole(options.draws)} veces`,
      "Usa el orden y no se deja llevar por una escuela extrema (Efron y Tibshirani, 1993).",
    ],
    [
      relationMethodLabels.partial,
      "GSE y ruralidad constantes",
      "El nivel socioeconómico se relaciona con ambos puntajes y puede explicar su relación.",
    ],
    [
      relationMethodLabels.weighted,
      "Peso: estudiantes",
      "Da más peso al promedio que se apoya en más respuestas.",
    ],
    [
      relationMethodLabels.robust,
      "Errores HC3",
      "Con pocas escuelas y varianzas distintas los errores usuales engañan (Long y Ervin, 2000).",
    ],
  ];
  return [
    ...lines.map(([what, value, why]) => ({ step, what, value, why })),
    {
      step: "13 Muchas pruebas",
      what: "Ajuste",
      value: "q de Benjamini-Hochberg",
      why: "Entre muchas pruebas algunas resultan por azar; se imprimen todas (Benjamini y Hochberg, 1995).",
    },
    {
      step: "15 Reproducibilidad",
      what: "Semilla",
      value: String(options.seed),
      why: "La misma semilla da los mismos intervalos.",
    },
  ];
}

const place = ({ zone, grade, year, outcome }: RelationTest): readonly string[] => [
  zone?.name ?? "Zonas juntas",
  gradeName(grade),
  yearName(year),
  outcome.shortName,
];

const placeHeader = ["Zona", "Nivel", "Año", "Resultado"];

function leftOutTable({ tests }: RelationRunView): MethodSheet["tables"][number] {
  return {
    title: `Pruebas hechas: ${countOf(tests.length, "prueba")}`,
    header: [...placeHeader, "Escuelas", "Pocos estudiantes", "Sin puntaje", "Sin resultado"],
    rows: tests.map((test) => [
      ...place(test),
      ...[test.n, test.without.fewStudents, test.without.feedback, test.without.outcome].map(whole),
    ]),
  };
}

function methodTable(method: RelationMethod, tests: readonly RelationTest[]): MethodSheet["tables"][number] {
  return {
    title: relationMethodLabels[method],
    header: [...placeHeader, "n", "Valor", "IC 95%", "p", "q"],
    rows: tests.map((test) => [...place(test), ...estimateCells(test.estimates[method])]),
  };
}

function estimateCells(estimate: Estimate | null): readonly string[] {
  if (estimate === null) return ["", "no se calcula", "", "", ""];
  const { n, value, low, high, p, q } = estimate;
  return [
    ...[whole(n), decimals(value, 2), `[${decimals(low, 2)}; ${decimals(high, 2)}]`],
    ...[probability(p), probability(q)],
  ];
}
