import { countOf, joinWords } from "@/lib/format/text";
import type { FactorOptions } from "../../schema/factor-options";
import type { SolutionResult } from "../../schema/factor-results";
import type { Pruned } from "./item-log";
import { toSolution } from "./solve";

const LOW_CORRELATION = 0.3;

/** The solution after its item log, and what has to be said of it. */
export function solutionOf(
  { solved, log, next }: Pruned,
  { solution: options }: FactorOptions,
): SolutionResult {
  const solution = toSolution(solved, options);
  const { extraction, rotation, kaiser } = options;
  const heywood = solution.items.filter(({ isHeywood }) => isHeywood).map(({ variable }) => variable);
  const negative = solution.items
    .filter(({ flags }) => flags.includes("negative"))
    .map(({ variable }) => variable);
  const related = solution.phi.flatMap((row, i) => row.slice(0, i).map(Math.abs));
  const isRelated = related.some((value) => value >= LOW_CORRELATION);
  const named = solution.weakFactors.map((factor) => `F${factor + 1}`);
  return {
    ...{ extraction, rotation, kaiser, solution, log, next },
    warnings: [
      ...(solution.converged
        ? []
        : ["La solución no terminó de converger: no informarla. Probar con menos factores."]),
      ...(heywood.length > 0
        ? [
            `Caso Heywood en ${joinWords(heywood)}: su varianza propia llegó al mínimo. Suele ser señal de demasiados factores.`,
          ]
        : []),
      ...(named.length > 0
        ? [
            `Con menos de ${countOf(options.itemsPerFactor, "pregunta")}: ${joinWords(named)}. No alcanzan para sostener un factor.`,
          ]
        : []),
      ...(negative.length > 0
        ? [`Carga negativa: ${joinWords(negative)}. Darla vuelta antes de hacer un puntaje.`]
        : []),
      ...(rotation === "varimax" && solution.factors > 1
        ? ["Varimax supone factores sin relación: compararla con una rotación oblicua antes de informarla."]
        : []),
      ...(isRelated || related.length === 0 || rotation === "varimax" || rotation === "none"
        ? []
        : ["Los factores casi no se relacionan (bajo 0,30): varimax también sería aceptable."]),
      ...(solution.localOptima > 1
        ? ["Según el comienzo la rotación termina en soluciones distintas; se muestra la mejor."]
        : []),
    ],
  };
}
