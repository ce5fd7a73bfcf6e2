import { countOf } from "@/lib/format/text";
import { formatNumber, formatShare } from "@/lib/format/numbers";
import type { Certainty } from "../schema/needs";

/** Impact × feasibility × urgency, each from 1 to 3: 1 is the lowest priority and 27 the highest. */
export function priorityOf(need: {
  readonly impact: number;
  readonly feasibility: number;
  readonly urgency: number;
}): number {
  return need.impact * need.feasibility * need.urgency;
}

/**
 * How sure a need is, by how many teachers stand behind it: high with half of the teachers and at least five, medium
 * with three and a quarter of them, low below that. A need without observed lessons says so.
 */
export function certaintyOf(behind: {
  readonly teachers: number;
  readonly lessons: number;
  readonly teachersTotal: number;
  readonly figures: number;
}): Certainty {
  if (behind.lessons === 0) {
    return { level: "low", words: "Por confirmar: se apoya en lo escrito, sin clases observadas." };
  }
  const share = behind.teachersTotal === 0 ? 0 : Math.min(1, behind.teachers / behind.teachersTotal);
  const from = `${countOf(behind.lessons, "clase")} de ${countOf(behind.teachers, "docente")}, ${formatShare(share, { max: 0 })} de los ${formatNumber(behind.teachersTotal)} de la escuela`;
  const figures =
    behind.figures === 0
      ? ""
      : `; ${countOf(behind.figures, "resultado oficial apunta", "resultados oficiales apuntan")} a lo mismo`;
  if (behind.teachers >= 5 && share >= 0.5)
    return { level: "high", words: `Bastante seguro: ${from}${figures}.` };
  if (behind.teachers >= 3 && share >= 0.25)
    return { level: "medium", words: `Medianamente seguro: ${from}${figures}.` };
  return { level: "low", words: `Por confirmar: ${from}${figures}.` };
}
