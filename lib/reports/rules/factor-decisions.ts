import { optionNotes } from "@/lib/analysis/rules/factors/option-notes";
import type {
  CorrelationKind,
  ExtractionKind,
  FactorOptions,
  RotationKind,
  ScoringMethod,
} from "@/lib/analysis/schema/factor-options";
import { formatShare } from "@/lib/format/numbers";
import { joinWords } from "@/lib/format/text";
import type { SheetDecision } from "../schema";
import { decimals, whole, yesNo } from "./study-words";

const correlations: Readonly<Record<CorrelationKind, string>> = {
  polychoric: "Policórica en dos pasos",
  pearson: "Pearson",
};

const extractions: Readonly<Record<ExtractionKind, string>> = {
  minres: "Mínimos residuos",
  ml: "Máxima verosimilitud",
  pa: "Ejes principales",
};

const rotations: Readonly<Record<RotationKind, string>> = {
  oblimin: "Oblimin, oblicua",
  promax: "Promax, oblicua",
  geomin: "Geomin, oblicua",
  varimax: "Varimax, sin relación entre factores",
  none: "Sin rotar",
};

const scorings: Readonly<Record<ScoringMethod, string>> = {
  mean: "Promedio de los ítems",
  regression: "Regresión (Thurstone)",
  bartlett: "Bartlett",
  "ten-berge": "ten Berge",
};

type Note = keyof typeof optionNotes;
type Line = readonly [note: Note, step: string, what: string, value: string];

/** Every decision of a factor run with its value, and why in one sentence with who recommends it. */
export function factorDecisions(options: FactorOptions): readonly SheetDecision[] {
  const lines = [...inputLines(options), ...solutionLines(options), ...scoreLines(options)];
  return lines.map(([note, step, what, value]) => {
    const { sentence, reference } = optionNotes[note];
    return { step, what, value, why: `${sentence} (${reference})` };
  });
}

const listed = (names: readonly string[]) => (names.length === 0 ? "Ninguna" : joinWords(names));

function inputLines({ items, reversed, gradeBy, audit, matrix, number }: FactorOptions): readonly Line[] {
  const steps = ["1 Datos", "2 Asociación", "4 Número de factores"] as const;
  const draws = number.data === "permuted" ? "Respuestas permutadas" : "Datos normales";
  return [
    ["items", steps[0], "Preguntas", `${whole(items.length)}: ${items.join(", ")}`],
    ["reversed", steps[0], "Dadas vuelta", listed(reversed)],
    ["audit.thinShare", steps[0], "Categoría escasa", `Bajo ${formatShare(audit.thinShare)}`],
    ["audit.joinThin", steps[0], "Unir las escasas", yesNo(audit.joinThin)],
    [
      "audit.leaveOutStraightLining",
      steps[0],
      "Quitar a quien marcó siempre lo mismo",
      yesNo(audit.leaveOutStraightLining),
    ],
    ["matrix.correlation", steps[1], "Correlación", correlations[matrix.correlation]],
    ["matrix.missing", steps[1], "Faltantes", matrix.missing === "pairwise" ? "De a pares" : "Por lista"],
    ["number.draws", steps[2], "Conjuntos del análisis paralelo", whole(number.draws)],
    ["number.data", steps[2], "Con qué se compara", draws],
    ["number.quantile", steps[2], "Percentil", formatShare(number.quantile)],
    [
      "number.basis",
      steps[2],
      "Autovalores",
      number.basis === "components" ? "De la matriz completa" : "De la reducida",
    ],
    ["number.seed", steps[2], "Semilla", String(number.seed)],
    [
      "number.factors",
      steps[2],
      "Factores pedidos",
      number.factors === null ? "Los del análisis paralelo" : whole(number.factors),
    ],
    ["gradeBy", "11 Agregación", "Nivel", gradeBy ?? "No se separa por nivel"],
  ];
}

function solutionLines({ solution }: FactorOptions): readonly Line[] {
  const [extraction, rotation, rule] = ["5 Extracción", "6 Rotación", "7 Regla de ítems"];
  return [
    ["solution.extraction", extraction, "Método", extractions[solution.extraction]],
    ["solution.rotation", rotation, "Método", rotations[solution.rotation]],
    ["solution.kaiser", rotation, "Normalización de Kaiser", yesNo(solution.kaiser)],
    ["solution.starts", rotation, "Comienzos", whole(solution.starts)],
    ["solution.mainLoading", rule, "Carga principal mínima", decimals(solution.mainLoading, 2)],
    ["solution.crossGap", rule, "Separación con la segunda", decimals(solution.crossGap, 2)],
    ["solution.communality", rule, "Comunalidad mínima", decimals(solution.communality, 2)],
    ["solution.itemsPerFactor", rule, "Ítems por factor", whole(solution.itemsPerFactor)],
    [
      "solution.dropping",
      rule,
      "Quitar ítems",
      solution.dropping === "apply" ? "Los que dice la regla, de a uno" : "Solo los que decide la persona",
    ],
    [
      "solution.dropped",
      rule,
      "Quitados por decisión",
      listed(solution.dropped.map(({ variable }) => variable)),
    ],
  ];
}

function scoreLines({ reliability, replication, scores, aggregation }: FactorOptions): readonly Line[] {
  const steps = ["8 Confiabilidad", "9 Réplica", "10 Puntaje", "11 Agregación"] as const;
  return [
    ["reliability.bootstrapDraws", steps[0], "Remuestras", whole(reliability.bootstrapDraws)],
    ["reliability.seed", steps[0], "Semilla", String(reliability.seed)],
    ["replication.seed", steps[1], "Semilla", String(replication.seed)],
    ["replication.congruence", steps[1], "Congruencia exigida", decimals(replication.congruence, 2)],
    ["scores.method", steps[2], "Puntaje", scorings[scores.method]],
    ["scores.leastAnswered", steps[2], "Respuestas exigidas", formatShare(scores.leastAnswered)],
    ["aggregation.minimumCell", steps[3], "Estudiantes como mínimo", whole(aggregation.minimumCell)],
    ["aggregation.shrink", steps[3], "Acercar al promedio general", yesNo(aggregation.shrink)],
  ];
}
