import type { StatusTone } from "@/components/ui/status-shape";
import { formatGrade } from "@/lib/format/grade";
import { DEFAULT_ZONE, isChileanZone, type ChileanZone } from "@/lib/format/instant";
import type { VisitView } from "@/lib/observation/schema/visit";
import {
  observationStateLabels,
  visitStateLabels,
  type ObservationState,
  type VisitState,
} from "@/lib/observation/schema/words";

/** The zone of a visit, which it keeps as text. */
export function zoneOf(visit: { readonly timeZone: string }): ChileanZone {
  return isChileanZone(visit.timeZone) ? visit.timeZone : DEFAULT_ZONE;
}

/** A class as people name it: `3°B Matemática`; the grade first where the group does not say it. */
export function lessonName(visit: Pick<VisitView, "classGroup" | "grade" | "subject">): string {
  const group = /\d|kínder|medio/i.test(visit.classGroup)
    ? visit.classGroup
    : `${formatGrade(visit.grade)} ${visit.classGroup}`;
  return `${group} ${visit.subject}`;
}

const visitTones: Readonly<Record<VisitState, StatusTone>> = {
  planned: "pending",
  done: "done",
  cancelled: "off",
};
const observationTones: Readonly<Record<ObservationState, StatusTone>> = {
  draft: "now",
  saved: "attention",
  shared: "done",
  acknowledged: "done",
};

/** How a visit stands, as far as its reader may know: the observation's state where they may open it. */
export function stateOf(visit: VisitView): { readonly tone: StatusTone; readonly label: string } {
  const { observation } = visit;
  if (observation === null) return { tone: visitTones[visit.state], label: visitStateLabels[visit.state] };
  return { tone: observationTones[observation.state], label: observationStateLabels[observation.state] };
}

/** Where a visit is read by this person. */
export function visitHref(visit: VisitView, personId: string | null): string {
  const { observation } = visit;
  if (observation === null || observation.state === "draft") return `/observar/${visit.id}`;
  if (visit.teacherId === personId) return `/mi-desarrollo/observaciones/${observation.id}`;
  return `/observar/${visit.id}/registro`;
}
