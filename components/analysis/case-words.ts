import { twoDecimals } from "@/components/analysis/words";
import type { StatusTone } from "@/components/ui/status-shape";
import type { CaseSchool, CaseStatus, Sign } from "@/lib/analysis/schema/cases";
import { formatShare } from "@/lib/format/numbers";

const statusWords: Readonly<Record<CaseStatus, { readonly tone: StatusTone; readonly word: string }>> = {
  picked: { tone: "done", word: "Caso" },
  reserve: { tone: "pending", word: "Reserva" },
  not_picked: { tone: "off", word: "No elegido" },
  not_eligible: { tone: "off", word: "Fuera" },
};

/** Where a school stands in the final list; a confirmed change shows itself. */
export function standingOf({ status, isCase }: Pick<CaseSchool, "status" | "isCase">): {
  readonly tone: StatusTone;
  readonly word: string;
} {
  if (isCase && status !== "picked") return { tone: "done", word: "Caso, por cambio" };
  if (!isCase && status === "picked") return { tone: "off", word: "Salió por cambio" };
  return statusWords[status];
}

const signWords: Readonly<Record<Sign, string>> = { positive: "Positiva", negative: "Negativa" };

/** The sign of the relation; words too where there is none. */
export function signName(sign: Sign | null): string {
  return sign === null ? "Sin signo" : signWords[sign];
}

/** On which side of the mean a school under the threshold stands: chosen only to complete a zone; null for the others. */
export function weakRelation({
  quadrant,
  feedbackZ,
  outcomeZ,
}: Pick<CaseSchool, "quadrant" | "feedbackZ" | "outcomeZ">): string | null {
  if (quadrant !== "near_mean" || feedbackZ === null || outcomeZ === null) return null;
  return `${signWords[feedbackZ > 0 === outcomeZ > 0 ? "positive" : "negative"]}, débil`;
}

/** A standardised score; null is said. */
export function scoreWords(z: number | null): string {
  return z === null ? "sin dato" : twoDecimals(z);
}

/** The share of the runs in which a school was picked. */
export function stabilityWords({ stability }: Pick<CaseSchool, "stability">): string {
  return stability === null ? "no aplica" : formatShare(stability, { max: 0 });
}
