import { twoDecimals } from "@/components/analysis/words";
import type { StatusTone } from "@/components/ui/status-shape";
import { isWeak } from "@/lib/analysis/rules/case-texts";
import type { CaseSchool, CaseStatus, Sign } from "@/lib/analysis/schema/cases";
import { formatShare } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";

const statusWords: Readonly<Record<CaseStatus, { readonly tone: StatusTone; readonly word: string }>> = {
  picked: { tone: "done", word: "Caso" },
  reserve: { tone: "pending", word: "Reserva" },
  not_picked: { tone: "off", word: "No elegido" },
  not_eligible: { tone: "off", word: "Fuera" },
};

/** Where a school stands in the final list; a confirmed change shows itself, and so does a case or reserve under the threshold. */
export function standingOf(school: Pick<CaseSchool, "status" | "isCase" | "quadrant">): {
  readonly tone: StatusTone;
  readonly word: string;
} {
  const standing = placeOf(school);
  if (!isWeak(school) || (!school.isCase && school.status !== "reserve")) return standing;
  return { tone: "attention", word: `${standing.word}, débil` };
}

function placeOf({ status, isCase }: Pick<CaseSchool, "status" | "isCase">) {
  if (isCase && status !== "picked") return { tone: "done", word: "Caso, por cambio" } as const;
  if (!isCase && status === "picked") return { tone: "off", word: "Salió por cambio" } as const;
  return statusWords[status];
}

const signWords: Readonly<Record<Sign, string>> = { positive: "Positiva", negative: "Negativa" };

/** The sign of the relation; words too where there is none. */
export function signName(sign: Sign | null): string {
  return sign === null ? "Sin signo" : signWords[sign];
}

/** How many cases a zone was given by the algorithm, and how many of them are weak. */
export function selectedWords(schools: readonly Pick<CaseSchool, "status" | "quadrant">[]): string {
  const picked = schools.filter(({ status }) => status === "picked");
  const weak = picked.filter(isWeak).length;
  const count = countOf(picked.length, "caso");
  return weak === 0 ? `${count}.` : `${count}, ${countOf(weak, "débil", "débiles")}: bajo el umbral.`;
}

/** On which side of the mean a school under the threshold stands: chosen only to complete a zone; null for the others. */
export function weakRelation({
  quadrant,
  feedbackZ,
  outcomeZ,
}: Pick<CaseSchool, "quadrant" | "feedbackZ" | "outcomeZ">): string | null {
  if (!isWeak({ quadrant }) || feedbackZ === null || outcomeZ === null) return null;
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
