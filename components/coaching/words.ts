import type { StatusTone } from "@/components/ui/status-shape";
import type { ActionStepState, ClosingOutcome, CyclePhase, SessionState } from "@/lib/coaching/schema/words";
import { formatDate } from "@/lib/format/civil-date";
import { formatMinutes } from "@/lib/format/duration";
import { formatNumber, formatSigned } from "@/lib/format/numbers";
import { countOf, joinWords } from "@/lib/format/text";
import type { CycleSummary, GoalView } from "@/lib/coaching/schema/views";

export const phaseTones: Readonly<Record<CyclePhase, StatusTone>> = {
  agreement: "pending",
  in_progress: "now",
  suspended: "off",
  closed: "done",
};

export const sessionTones: Readonly<Record<SessionState, StatusTone>> = {
  planned: "pending",
  done: "done",
  cancelled: "off",
};

export const stepTones: Readonly<Record<ActionStepState, StatusTone>> = {
  active: "now",
  achieved: "done",
  partly_achieved: "attention",
  not_achieved: "pending",
  replaced: "off",
};

export const outcomeTones: Readonly<Record<ClosingOutcome, StatusTone>> = {
  achieved: "done",
  partly_achieved: "attention",
  not_achieved: "pending",
};

/** What was held, in words: "2 monitoreos, 2 retroalimentaciones y 1 modelado"; "ninguna sesión realizada" without any. */
export function heldWords(held: CycleSummary["held"]): string {
  const parts = [
    held.monitoring > 0 && countOf(held.monitoring, "monitoreo"),
    held.feedback > 0 && countOf(held.feedback, "retroalimentación"),
    held.modelling > 0 && countOf(held.modelling, "modelado"),
  ].filter((part) => part !== false);
  return parts.length === 0 ? "ninguna sesión realizada" : joinWords(parts);
}

/** How long a cycle has taken: "3 h 20 min, más 1 h de traslado". */
export function hoursWords({ minutesHeld, minutesTravelled }: CycleSummary): string {
  const held = formatMinutes(minutesHeld);
  return minutesTravelled === 0 ? held : `${held}, más ${formatMinutes(minutesTravelled)} de traslado`;
}

/** From when to when a cycle is planned: "del 04-05-2026 al 29-06-2026". */
export function datesWords({ startsOn, plannedEndOn }: CycleSummary): string {
  return `del ${formatDate(startsOn)} al ${formatDate(plannedEndOn)}`;
}

/** A level with its name, when it is one of the rubric's: "3 (Logrado)"; a mean between levels stays a number. */
export function levelWords(value: number, levels: GoalView["levels"]): string {
  const known = levels.find((level) => level.value === value);
  return known ? `${formatNumber(value)} (${known.label})` : formatNumber(value);
}

/** How far a level is from the baseline: "+0,9 desde la línea base". */
export function changeWords(difference: number): string {
  return `${formatSigned(difference)} desde la línea base`;
}

/** Where an observation is read: its teacher among their own, its observer among the visits. */
export function observationHref(
  observation: { readonly observationId: string; readonly visitId: string },
  isTeacher: boolean,
): string {
  return isTeacher
    ? `/mi-desarrollo/observaciones/${observation.observationId}`
    : `/observar/${observation.visitId}/registro`;
}
