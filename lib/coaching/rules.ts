import { addDays } from "@/lib/format/civil-date";
import type { CyclePhase, SessionKind, SessionState } from "./schema";

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
  readonly hasClosingObservation: boolean;
}

/**
 * What is missing before a cycle can close, in words that say what to do; empty when it is ready. A cycle without
 * modelling closes only with a reason (domain brief 6.3), and the evidence is an observation made in the cycle.
 */
export function missingToClose(cycle: ClosingState): readonly string[] {
  const held = countHeld(cycle.sessions);
  const missing = [
    cycle.phase === "agreement" && "Falta el acuerdo de la o el docente.",
    cycle.phase === "suspended" && "El ciclo está suspendido: retomarlo antes de cerrar.",
    cycle.phase === "closed" && "El ciclo ya está cerrado.",
    held.monitoring === 0 && "Falta al menos un monitoreo: observar una clase.",
    held.feedback === 0 && "Falta al menos una retroalimentación registrada.",
    held.modelling === 0 &&
      !cycle.hasNoModellingReason &&
      "No hubo modelado: hacerlo, o escribir por qué no.",
    cycle.sessions.some((one) => one.state === "planned") &&
      "Quedan sesiones planificadas: registrarlas o cancelarlas.",
    cycle.hasActiveStep && "Hay un paso de acción vigente: decir cómo resultó.",
    !cycle.hasClosingObservation && "Falta elegir la observación que muestra hasta dónde se llegó.",
  ];
  return missing.filter((text) => typeof text === "string");
}

/** The day a cycle should end, from its start and the programme's weeks. */
export function plannedEnd(startsOn: string, weeks: number): string {
  return addDays(startsOn, weeks * 7);
}

/** True once the planned end has passed and the cycle is still open. */
export function isOverdue(
  cycle: { readonly phase: CyclePhase; readonly plannedEndOn: string },
  today: string,
): boolean {
  return cycle.phase !== "closed" && today > cycle.plannedEndOn;
}

/** Whole hours from the end of a lesson to a talk; null if the lesson has no recorded end. Never negative. */
export function hoursBetween(lessonEndedAt: Date | null, talkAt: Date): number | null {
  if (lessonEndedAt === null) return null;
  return Math.max(0, Math.round((talkAt.getTime() - lessonEndedAt.getTime()) / 3_600_000));
}
