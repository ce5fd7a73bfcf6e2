import { addDays, type CivilDate } from "@/lib/format/civil-date";
import type { CyclePhase, SessionKind, SessionState } from "../schema/words";

interface HeldSession {
  readonly kind: SessionKind;
  readonly state: SessionState;
}

/** Sessions held of each kind. */
export function countHeld(sessions: readonly HeldSession[]): Readonly<Record<SessionKind, number>> {
  const count = (kind: SessionKind) =>
    sessions.filter((one) => one.kind === kind && one.state === "done").length;
  return { monitoring: count("monitoring"), feedback: count("feedback"), modelling: count("modelling") };
}

export interface ClosingState {
  readonly phase: CyclePhase;
  readonly sessions: readonly HeldSession[];
  readonly hasActiveStep: boolean;
  readonly hasNoModellingReason: boolean;
  /** The observation chosen to show where it got to, and whether it gave the goal's indicator a level. */
  readonly closingObservation: "none" | "without_level" | "with_level";
}

/**
 * What is missing before a cycle can close, in words that say what to do; empty when it is ready. A cycle without
 * modelling closes only with a reason (domain brief 6.3), and the evidence is a level of the goal's own indicator in
 * an observation made in the cycle and shared with the teacher: without it there is nothing to set against the baseline.
 */
export function missingToClose(cycle: ClosingState): readonly string[] {
  if (cycle.phase === "closed") return ["El ciclo ya está cerrado."];
  const held = countHeld(cycle.sessions);
  const missing = [
    cycle.phase === "agreement" && "Falta el acuerdo de la o el docente.",
    cycle.phase === "suspended" && "El ciclo está suspendido: retomarlo antes de cerrar.",
    held.monitoring === 0 && "Falta al menos un monitoreo: observar una clase.",
    held.feedback === 0 && "Falta al menos una retroalimentación registrada.",
    held.modelling === 0 &&
      !cycle.hasNoModellingReason &&
      "No hubo modelado: hacerlo, o escribir por qué no.",
    cycle.sessions.some((one) => one.state === "planned") &&
      "Quedan sesiones planificadas: registrarlas o cancelarlas.",
    cycle.hasActiveStep && "Hay un paso de acción vigente: decir cómo resultó.",
    cycle.closingObservation === "none" &&
      "Falta elegir una observación de este ciclo, compartida con la o el docente, que muestre hasta dónde se llegó.",
    cycle.closingObservation === "without_level" &&
      "La observación elegida no valora el indicador de la meta: elegir otra, o valorarlo en ella.",
  ];
  return missing.filter((text) => typeof text === "string");
}

/** What is missing that the closing itself cannot answer: a missing modelling is answered there, with a reason. */
export function missingBeforeClosing(
  cycle: Omit<ClosingState, "hasNoModellingReason" | "closingObservation">,
): readonly string[] {
  return missingToClose({ ...cycle, hasNoModellingReason: true, closingObservation: "with_level" });
}

/**
 * The day a cycle should end: the programme's weeks after its start, and never beyond the programme's last day, or the
 * year's where that day has passed, since nothing happens in January and February.
 */
export function plannedEnd(
  startsOn: CivilDate,
  { weeks, lastDay }: { readonly weeks: number; readonly lastDay: CivilDate | null },
): CivilDate {
  const end = addDays(startsOn, weeks * 7);
  const last = lastDay !== null && lastDay >= startsOn ? lastDay : `${startsOn.slice(0, 4)}-12-31`;
  return end < last ? end : last;
}

/** True once the planned end has passed and the cycle is still open. */
export function isOverdue(
  cycle: { readonly phase: CyclePhase; readonly plannedEndOn: string },
  today: string,
): boolean {
  return cycle.phase !== "closed" && today > cycle.plannedEndOn;
}

/** The session that comes next: the first planned one of a list in order of time. */
export function nextPlanned<S extends { readonly state: SessionState }>(sessions: readonly S[]): S | null {
  return sessions.find((session) => session.state === "planned") ?? null;
}

/** Whole hours from the end of a lesson to a talk; null if the lesson has no recorded end. Never negative. */
export function hoursBetween(lessonEndedAt: Date | null, talkAt: Date): number | null {
  if (lessonEndedAt === null) return null;
  return Math.max(0, Math.round((talkAt.getTime() - lessonEndedAt.getTime()) / 3_600_000));
}
