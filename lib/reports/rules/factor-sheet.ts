import type { FactorOptions } from "@/lib/analysis/schema/factor-options";
import type { FactorResults } from "@/lib/analysis/schema/factor-results";
import { itemFlagLabels } from "@/lib/analysis/schema/factor-solution";
import type { FactorRunView } from "@/lib/analysis/schema/factors";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import { countOf } from "@/lib/format/text";
import type { MethodSheet } from "../schema";
import { factorDecisions } from "./factor-decisions";
import { between, decimals, gradeName, probability, whole, yesNo } from "./study-words";

/** A run whose results are there, with the options they were computed with. */
export interface ComputedRun {
  readonly run: FactorRunView;
  readonly options: FactorOptions;
  readonly results: FactorResults;
}

type Tables = MethodSheet["tables"];

const name = (factor: number) => `F${factor + 1}`;

/** What the method sheet of a factor run says: identity, decisions, results and warnings. It holds no answer and no school. */
export function factorSheet({ run, options, results }: ComputedRun): MethodSheet {
  return {
    title: "Ficha metodológica: análisis factorial",
    subtitle: run.name,
    folio: run.id,
    createdAt: run.computedAt ?? run.createdAt,
    notice: run.isSynthetic
      ? "Datos sintéticos: inventados con una semilla para probar el método. No hablan de nadie."
      : null,
    facts: factsOf(run, options),
    decisions: factorDecisions(options),
    tables: [
      ...inputTables(results),
      ...numberTables(results),
      ...solutionTables(results),
      ...scaleTables(results),
      ...indexTables(run),
    ],
    caveats: caveatsOf(run, results),
  };
}

function factsOf(run: FactorRunView, options: FactorOptions): MethodSheet["facts"] {
  const { dataSet } = run;
  const { number, reliability, replication } = options;
  return [
    ["Folio", run.id],
    ["Calculado", formatDateTime(run.computedAt ?? run.createdAt, DEFAULT_ZONE)],
    ["Programa", run.codeVersion ?? "sin versión"],
    [
      "Semillas",
      `${number.seed} (análisis paralelo), ${reliability.seed} (remuestreo), ${replication.seed} (mitades)`,
    ],
    ["Conjunto de datos", `${run.dataSetName}, ${countOf(dataSet.respondentCount, "estudiante")}`],
    ["Publica", dataSet.publisher],
    [
      "Año y nivel",
      [dataSet.year, dataSet.grade && gradeName(dataSet.grade)].filter(Boolean).join(", ") || "sin indicar",
    ],
    ["Condiciones de uso", dataSet.conditions],
    ["Huella del archivo", run.fileDigest],
    ["Huella de los datos usados", run.dataDigest ?? "sin calcular"],
    ["Huella del resultado", run.resultDigest ?? "sin calcular"],
  ];
}

function inputTables({ audit, matrix, adequacy }: FactorResults): Tables {
  return [
    ...(audit === null
      ? []
      : [
          {
            title: "Datos revisados",
            header: ["Estudiantes", "Completos", "Siempre lo mismo", "Fuera", "Usados", "Establecimientos"],
            rows: [
              [
                ...[whole(audit.respondents), whole(audit.complete), whole(audit.straightLining.count)],
                ...[whole(audit.leftOut), whole(audit.used)],
                audit.schools === null ? "sin identificar" : whole(audit.schools.count),
              ],
            ],
          },
          {
            title: "Preguntas",
            header: ["Ítem", "Sentido", "Media", "DE", "Asimetría", "Faltantes", "Ítem-resto", "MSA"],
            rows: audit.items.map((item) => [
              item.variable,
              item.isReversed ? "Dado vuelta" : "Directo",
              ...[decimals(item.mean, 2), decimals(item.sd, 2), decimals(item.skewness, 2)],
              ...[whole(item.missing), decimals(item.itemRest, 2)],
              decimals(adequacy?.items.find(({ variable }) => variable === item.variable)?.msa ?? null, 2),
            ]),
          },
        ]),
    ...(adequacy === null || matrix === null
      ? []
      : [
          {
            title: "Adecuación de la matriz",
            header: ["n", "Determinante", "KMO", "Bartlett", "gl", "p", "Suavizada"],
            rows: [
              [
                ...[whole(matrix.n), decimals(adequacy.determinant, 6), decimals(adequacy.kmo)],
                ...[decimals(adequacy.bartlett.chiSquare, 2), whole(adequacy.bartlett.df)],
                ...[probability(adequacy.bartlett.p), yesNo(matrix.wasSmoothed)],
              ],
            ],
          },
        ]),
  ];
}

function numberTables({ number }: FactorResults): Tables {
  if (number === null) return [];
  const { components, map } = number;
  return [
    {
      title: `Cuántos factores: ${number.chosen}`,
      header: ["Lugar", "Autovalor", "Al azar, media", "Al azar, percentil", "MAP"],
      rows: components.observed.map((value, at) => [
        ...[String(at + 1), decimals(value), decimals(components.mean[at] ?? null)],
        ...[decimals(components.band[at] ?? null), decimals(map.squared[at] ?? null, 4)],
      ]),
    },
    {
      title: "Qué sugiere cada regla",
      header: ["Paralelo, completa", "Paralelo, reducida", "MAP", "Kaiser (solo información)", "Elegidos"],
      rows: [
        [
          number.suggestedComponents,
          number.suggestedFactors,
          map.suggested,
          number.kaiser,
          number.chosen,
        ].map(whole),
      ],
    },
    {
      title: "Un factor menos, los elegidos y uno más",
      header: ["Factores", "RMSR", "RMSEA", "TLI", "BIC", "Residuo mayor", "Converge"],
      rows: number.neighbours.map((one) => [
        ...[whole(one.factors), decimals(one.rmsr), decimals(one.rmsea), decimals(one.tli)],
        ...[decimals(one.bic, 1), decimals(one.largestResidual), yesNo(one.converged)],
      ]),
    },
  ];
}

function solutionTables({ solution: result }: FactorResults): Tables {
  if (result === null) return [];
  const { solution, log } = result;
  const { fit } = solution;
  const factors = Array.from({ length: solution.factors }, (_, factor) => name(factor));
  return [
    {
      title: "Cargas",
      header: ["Ítem", ...factors, "h²", "Complejidad", "Avisos"],
      rows: solution.items.map((item) => [
        ...[item.variable, ...item.loadings.map((loading) => decimals(loading))],
        ...[decimals(item.communality), decimals(item.complexity, 2)],
        item.flags.map((flag) => itemFlagLabels[flag]).join("; "),
      ]),
    },
    {
      title: "Estructura: correlación de cada ítem con cada factor",
      header: ["Ítem", ...factors],
      rows: solution.items.map((item) => [item.variable, ...item.structure.map((value) => decimals(value))]),
    },
    {
      title: "Correlación entre factores (Φ) y varianza",
      header: ["Factor", ...factors, "Suma de cuadrados", "Varianza", "Acumulada"],
      rows: solution.phi.map((row, at) => [
        ...[name(at), ...row.map((value) => decimals(value)), decimals(solution.sumsOfSquares[at] ?? null)],
        ...[decimals(solution.varianceShare[at] ?? null), decimals(solution.cumulativeShare[at] ?? null)],
      ]),
    },
    {
      title: "Ajuste",
      header: ["χ²", "gl", "p", "RMSEA", "IC 90%", "TLI", "BIC", "RMSR"],
      rows: [
        [
          ...[decimals(fit.chiSquare, 2), whole(fit.df), probability(fit.p), decimals(fit.rmsea)],
          ...[between(fit.rmseaCi90), decimals(fit.tli), decimals(fit.bic, 1), decimals(fit.rmsr)],
        ],
      ],
    },
    ...(log.length === 0
      ? []
      : [
          {
            title: "Ítems quitados, en orden",
            header: ["Paso", "Ítem", "Por qué", "Quién", "RMSR después"],
            widths: [8, 18, 46, 14, 14],
            rows: log.map((entry) => [
              ...[whole(entry.step), entry.variable, entry.reason],
              ...[entry.by === "rule" ? "La regla" : "La persona", decimals(entry.rmsrAfter)],
            ]),
          },
        ]),
  ];
}

function scaleTables({ reliability, replication, scores, aggregation }: FactorResults): Tables {
  return [
    {
      title: "Confiabilidad",
      header: ["Factor", "n", "Alfa", "IC 95% remuestreado", "Omega", "Alfa ordinal", "Omega ordinal"],
      rows: (reliability?.factors ?? []).map((one) => [
        ...[name(one.factor), whole(one.n), decimals(one.alpha), between(one.alphaBootstrap95)],
        ...[decimals(one.omega), decimals(one.ordinalAlpha), decimals(one.ordinalOmega)],
      ]),
    },
    {
      title: "Réplica en dos mitades",
      header: ["Mitades por", "Factor", "Congruencia", "Réplica lograda"],
      rows: (replication?.congruence ?? []).map((value, factor) => [
        replication?.splitBy === "school" ? "Establecimiento" : "Estudiante",
        ...[name(factor), decimals(value), yesNo(replication?.passes === true)],
      ]),
    },
    {
      title: "Puntajes",
      header: ["Factor", "n", "Media", "DE", "Correlación con el factorial"],
      rows: (scores?.factors ?? []).map((one) => [
        ...[name(one.factor), whole(one.n), decimals(one.mean), decimals(one.sd), decimals(one.agreement)],
      ]),
    },
    {
      title: "Por establecimiento",
      header: ["Factor", "Grupos", "Bajo el mínimo", "ICC(1)", "ICC(2)", "rwg(j) mediana"],
      rows: (aggregation?.factors ?? []).map((one) => [
        ...[name(one.factor), whole(one.groups), whole(one.hiddenGroups), decimals(one.icc1)],
        ...[decimals(one.icc2), decimals(one.rwgMedian)],
      ]),
    },
  ].filter(({ rows }) => rows.length > 0);
}

function indexTables({ indices }: FactorRunView): Tables {
  if (indices.length === 0) return [];
  return [
    {
      title: "Índices guardados de este análisis",
      header: ["Nombre", "Versión", "Guardado"],
      rows: indices.map((index) => [
        ...[index.name, index.version, formatDateTime(index.createdAt, DEFAULT_ZONE)],
      ]),
    },
  ];
}

function caveatsOf(run: FactorRunView, results: FactorResults): readonly string[] {
  const { stoppedAt, audit, matrix, adequacy, number, solution } = results;
  const { reliability, replication, scores, aggregation } = results;
  const steps = [audit, matrix, adequacy, number, solution, reliability, replication, scores, aggregation];
  return [
    ...(stoppedAt === null ? [] : [`El cálculo no pudo seguir: ${stoppedAt.message}`]),
    ...new Set(steps.flatMap((step) => step?.warnings ?? [])),
    "Los estudiantes responden por sus docentes en plural: el índice es de un nivel de una escuela, no de un docente.",
    `Ningún resultado de menos de ${countOf(run.dataSet.minimumCell, "estudiante")} se muestra, y ningún establecimiento se nombra.`,
  ];
}
