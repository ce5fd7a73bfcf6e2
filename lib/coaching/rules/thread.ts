import { formatShortDate, type CivilDate } from "@/lib/format/civil-date";
import { countOf } from "@/lib/format/text";
import { coverageWords, versionWords } from "@/lib/diagnosis/rules/road-words";
import type { DiagnosisState } from "@/lib/diagnosis/schema/versions";
import type { ThreadLink } from "../schema/views";
import {
  closingOutcomeLabels,
  cyclePhaseLabels,
  sessionKindLabels,
  sessionStateLabels,
  stepStateLabels,
  type ActionStepState,
  type ClosingOutcome,
  type CyclePhase,
  type SessionKind,
  type SessionState,
} from "../schema/words";

/** What lies behind a cycle, with what the reader may open of it. */
export interface ThreadFacts {
  readonly school: { readonly rbd: number };
  readonly need: {
    readonly id: string;
    readonly statement: string;
    readonly areaName: string;
    readonly others: number;
    readonly diagnosisId: string;
    readonly version: number;
    readonly versionState: DiagnosisState;
    readonly resultsLabel: string | null;
    readonly coverage: { readonly teachersObserved: number; readonly teachersTotal: number } | null;
    readonly canOpen: boolean;
  } | null;
  readonly focus: { readonly id: string; readonly title: string; readonly canOpen: boolean };
  readonly assignment: { readonly id: string; readonly mentorName: string };
  readonly cycle: { readonly id: string; readonly number: number; readonly phase: CyclePhase };
}

const longestNeed = 60;

/**
 * The road from the official results to a cycle, as links in order. What the reader may not open stays as words, and a
 * need of a diagnosis the reader does not read is named only by its area.
 */
export function threadToCycle(facts: ThreadFacts): readonly ThreadLink[] {
  const { need, focus, assignment, cycle } = facts;
  return [
    ...(need === null ? [] : linksOfNeed(facts.school.rbd, need)),
    link("focus", `Foco: ${focus.title}`, focus.canOpen ? `/focos/${focus.id}` : null),
    link("assignment", `Asesoría de ${assignment.mentorName}`, `/asignaciones/${assignment.id}`),
    link(
      "cycle",
      `Ciclo ${cycle.number} (${cyclePhaseLabels[cycle.phase].toLowerCase()})`,
      `/acompanamiento/${cycle.id}`,
    ),
  ];
}

function linksOfNeed(rbd: number, need: NonNullable<ThreadFacts["need"]>): readonly ThreadLink[] {
  const page = `/diagnosticos/${need.diagnosisId}?version=${need.version}`;
  const open = (href: string) => (need.canOpen ? href : null);
  const statement = need.canOpen ? shorten(need.statement) : need.areaName;
  const more = need.others === 0 ? "" : ` (y ${countOf(need.others, "otra")})`;
  return [
    ...(need.resultsLabel === null
      ? []
      : [link("results", need.resultsLabel, `/establecimientos/${rbd}#resultados`)]),
    ...(need.coverage === null
      ? []
      : [link("coverage", coverageWords(need.coverage), open(`${page}#cobertura`))]),
    link("diagnosis", versionWords({ version: need.version, state: need.versionState }), open(page)),
    link(
      "need",
      `Necesidad: ${statement}${more}`,
      open(`/diagnosticos/${need.diagnosisId}/necesidades/${need.id}`),
    ),
  ];
}

interface SessionFacts {
  readonly id: string;
  readonly cycleId: string;
  readonly kind: SessionKind;
  readonly state: SessionState;
  readonly on: CivilDate;
}

/** The link of one session: "Modelado 12-05". */
export function linkOfSession(session: SessionFacts): ThreadLink {
  const isDone = session.state === "done";
  const state = isDone ? "" : ` (${sessionStateLabels[session.state].toLowerCase()})`;
  return link(
    "session",
    `${sessionKindLabels[session.kind]} ${formatShortDate(session.on)}${state}`,
    `/acompanamiento/${session.cycleId}/sesiones/${session.id}`,
  );
}

/** The link of a step: "Paso logrado", where it was agreed. */
export function linkOfStep(step: { readonly cycleId: string; readonly state: ActionStepState }): ThreadLink {
  return link(
    "step",
    `Paso ${stepStateLabels[step.state].toLowerCase()}`,
    `/acompanamiento/${step.cycleId}#pasos`,
  );
}

/** The link of a closing: "Meta lograda". */
export function linkOfClosing(closing: {
  readonly cycleId: string;
  readonly outcome: ClosingOutcome;
}): ThreadLink {
  return link("closing", closingOutcomeLabels[closing.outcome], `/acompanamiento/${closing.cycleId}#cierre`);
}

function link(kind: ThreadLink["kind"], label: string, href: string | null): ThreadLink {
  return { kind, label, href };
}

function shorten(text: string): string {
  if (text.length <= longestNeed) return text;
  const cut = text.slice(0, longestNeed);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), longestNeed / 2)).trimEnd()}…`;
}
