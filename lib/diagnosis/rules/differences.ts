import { formatNumber } from "@/lib/format/numbers";
import { priorityOf } from "./priority";

/** A need as it stands in one version, for comparing it with the same need in the version before. */
export interface ComparedNeed {
  readonly id: string;
  readonly carriedFromId: string | null;
  readonly statement: string;
  readonly areaLabel: string;
  readonly impact: number;
  readonly feasibility: number;
  readonly urgency: number;
}

export interface ComparedVersion {
  readonly summary: string;
  readonly teachersObserved: number | null;
  readonly needs: readonly ComparedNeed[];
}

/** What changed from one version to the next, in sentences; one sentence that says so when nothing did. */
export function differencesBetween(before: ComparedVersion, after: ComparedVersion): readonly string[] {
  const carried = new Set(after.needs.map((need) => need.carriedFromId));
  const gone = before.needs.filter((need) => !carried.has(need.id));
  const sentences = [
    ...coverageSentence(before, after),
    ...after.needs.flatMap((need, index) => needSentences(before.needs, need, index)),
    ...gone.map((need) => `Se quitó la necesidad «${need.statement}»`),
    ...(before.summary === after.summary ? [] : ["Cambió el resumen."]),
  ];
  return sentences.length === 0 ? ["Sin cambios en el contenido."] : sentences;
}

function coverageSentence(before: ComparedVersion, after: ComparedVersion): string[] {
  const { teachersObserved: from } = before;
  const { teachersObserved: to } = after;
  if (from === null || to === null || from === to) return [];
  return [`Los docentes observados pasaron de ${formatNumber(from)} a ${formatNumber(to)}.`];
}

function needSentences(before: readonly ComparedNeed[], need: ComparedNeed, index: number): string[] {
  const from = before.findIndex((earlier) => earlier.id === need.carriedFromId);
  const earlier = before[from];
  if (!earlier) return [`Se agregó la necesidad «${need.statement}»`];
  const priorities = [priorityOf(earlier), priorityOf(need)].map((value) => formatNumber(value));
  return [
    earlier.statement === need.statement ? "" : `«${earlier.statement}» ahora dice «${need.statement}»`,
    earlier.areaLabel === need.areaLabel
      ? ""
      : `«${need.statement}» pasó del foco ${earlier.areaLabel} al foco ${need.areaLabel}.`,
    priorityOf(earlier) === priorityOf(need)
      ? ""
      : `La prioridad de «${need.statement}» pasó de ${priorities.join(" a ")}.`,
    from === index ? "" : `«${need.statement}» pasó del lugar ${from + 1} al ${index + 1}.`,
  ].filter((sentence) => sentence !== "");
}
