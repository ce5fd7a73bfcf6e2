import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import type { CycleSummary, FocusChange, FocusWork } from "@/lib/coaching/schema/views";
import { closingOutcomeLabels, closingOutcomes, cyclePhaseLabels } from "@/lib/coaching/schema/words";
import { formatSigned } from "@/lib/format/numbers";
import { countOf, joinWords } from "@/lib/format/text";
import { FocusStateMark } from "./focus-state";

/** What was done in each focus, with the links that go on: assignments, cycles and their sessions. */
export function FocusWorkList({ foci }: Readonly<{ foci: readonly FocusWork[] }>) {
  if (foci.length === 0) return <EmptyState title="Todavía no hay un foco para esta necesidad" />;
  return (
    <ul className="space-y-6">
      {foci.map((focus) => (
        <li key={focus.focusId} className="keep-together border-t border-rule pt-3">
          <p className="flex flex-wrap gap-x-4">
            <TextLink href={`/focos/${focus.focusId}`}>{focus.title}</TextLink>
            <FocusStateMark state={focus.state} />
          </p>
          <FocusWorkLines work={focus} />
        </li>
      ))}
    </ul>
  );
}

/** The work of one focus: how many are coached, each cycle, and how those that closed ended. */
export function FocusWorkLines({ work }: Readonly<{ work: FocusWork }>) {
  const { assignments, cycles, change } = work;
  if (assignments.active + assignments.ended + cycles.length === 0) {
    return <p className="mt-1 text-sm text-ink-soft">Todavía nadie acompaña este foco.</p>;
  }
  return (
    <>
      <p className="mt-1 text-sm text-ink-soft">
        {countOf(assignments.active, "asignación vigente", "asignaciones vigentes")}
        {assignments.ended > 0 && ` · ${countOf(assignments.ended, "terminada")}`}
        {change.closed > 0 && ` · ${countOf(change.closed, "ciclo cerrado", "ciclos cerrados")}`}
      </p>
      {change.closed > 0 && <p className="mt-1 text-sm">{changeWords(change)}</p>}
      {cycles.length > 0 && (
        <ul className="mt-2 space-y-1 text-sm">
          {cycles.map((cycle) => (
            <li key={cycle.id}>
              <TextLink href={`/acompanamiento/${cycle.id}`}>
                Ciclo {cycle.number} de {cycle.teacherName}
              </TextLink>
              , {cyclePhaseLabels[cycle.phase].toLowerCase()} · {sessionsOf(cycle)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function sessionsOf({ held }: CycleSummary): string {
  const { monitoring, feedback, modelling } = held;
  if (monitoring + feedback + modelling === 0) return "sin sesiones realizadas";
  return [
    countOf(monitoring, "monitoreo"),
    countOf(feedback, "retroalimentación"),
    countOf(modelling, "modelado"),
  ].join(", ");
}

/** How the closed cycles ended, together: few of them would tell how one person did, and then it is not said. */
function changeWords({ outcomes, meanChange, changeN }: FocusChange): string {
  if (outcomes === null)
    return "Cómo terminaron se dice desde tres docentes; antes, es solo de quienes participaron.";
  const parts = closingOutcomes
    .filter((outcome) => outcomes[outcome] > 0)
    .map((outcome) => `${outcomes[outcome]} con ${closingOutcomeLabels[outcome].toLowerCase()}`);
  const mean =
    meanChange === null
      ? ""
      : ` · ${formatSigned(meanChange)} desde la línea base, promedio de ${countOf(changeN, "ciclo")}`;
  return `${joinWords(parts)}${mean}`;
}
