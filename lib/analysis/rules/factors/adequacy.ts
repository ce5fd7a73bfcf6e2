import { joinWords } from "@/lib/format/text";
import { samplingAdequacy } from "@/lib/numerics/adequacy/sampling-adequacy";
import { sphericityTest } from "@/lib/numerics/adequacy/sphericity-test";
import type { AdequacyResult } from "../../schema/factor-results";
import type { Associated } from "./matrix";

const GOOD_KMO = 0.8;
const LEAST_KMO = 0.6;
const LEAST_MSA = 0.5;

/** Whether the matrix has something to factor: KMO, each item's own, and Bartlett's test. */
export function adequacyOf({ r, n, result }: Associated): AdequacyResult {
  const { overall, items } = samplingAdequacy(r);
  const { determinant, chiSquare, df, p } = sphericityTest(r, n);
  const judged = items.map((msa, at) => ({
    variable: result.variables[at] ?? "",
    msa,
    isLow: msa < LEAST_MSA,
  }));
  const low = judged.filter(({ isLow }) => isLow).map(({ variable }) => variable);
  return {
    kmo: overall,
    verdict: overall >= GOOD_KMO ? "good" : overall >= LEAST_KMO ? "middling" : "poor",
    items: judged,
    determinant,
    bartlett: { chiSquare, df, p },
    warnings: [
      ...(overall < LEAST_KMO
        ? ["KMO bajo 0,60: estas preguntas comparten muy poco. No conviene seguir con un análisis factorial."]
        : []),
      ...(low.length > 0 ? [`Bajo 0,50: ${joinWords(low)}. Conviene quitarlas, de a una.`] : []),
      ...(p >= 0.05 ? ["La prueba de Bartlett no descarta que las preguntas no se relacionen."] : []),
    ],
  };
}
