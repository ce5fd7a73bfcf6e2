import { changeWords, levelWords, observationHref, outcomeTones } from "@/components/coaching/words";
import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { TextLink } from "@/components/ui/text-link";
import type { ClosingView, CycleView, GoalView } from "@/lib/coaching/schema/views";
import { closingOutcomeLabels, nextStepLabels } from "@/lib/coaching/schema/words";
import { formatDate } from "@/lib/format/civil-date";
import { chileanZone, formatDateTime } from "@/lib/format/instant";

type ClosingProps = Readonly<{ cycle: CycleView; closing: ClosingView; goal: GoalView }>;

/** How the cycle ended: the evidence against the baseline, the summary, the teacher's reflection, what comes next. */
export function Closing({ cycle, closing, goal }: ClosingProps) {
  const { finalValue, observationId, visitId } = closing;
  const zone = chileanZone(cycle.summary.timeZone);
  return (
    <Section title="Cierre" id="cierre">
      <p className="mb-4 text-lg">
        <StatusMark tone={outcomeTones[closing.outcome]}>{closingOutcomeLabels[closing.outcome]}</StatusMark>
      </p>
      <div className="max-w-measure">
        <DescriptionList
          items={[
            {
              term: "Línea base",
              detail: `${levelWords(goal.baselineValue, goal.levels)} · ${formatDate(goal.baselineOn)}`,
            },
            {
              term: "Al cierre",
              detail: (
                <>
                  {finalValue === null ? "Sin nivel" : levelWords(finalValue, goal.levels)}
                  {finalValue !== null && ` · ${changeWords(finalValue - goal.baselineValue)}`}
                  {observationId !== null && visitId !== null && (
                    <>
                      {" · "}
                      <TextLink href={observationHref({ observationId, visitId }, cycle.isTeacher)}>
                        ver la observación
                      </TextLink>
                    </>
                  )}
                </>
              ),
            },
            { term: "Meta", detail: levelWords(goal.targetValue, goal.levels) },
            { term: "Qué se vio", detail: closing.evidenceSummary },
            ...(closing.noModellingReason
              ? [{ term: "Sin modelado", detail: closing.noModellingReason }]
              : []),
            ...(closing.teacherReflection
              ? [{ term: "Reflexión de la o el docente", detail: closing.teacherReflection }]
              : []),
            { term: "Qué sigue", detail: nextStepLabels[closing.nextStep] },
            { term: "Cerrado", detail: formatDateTime(new Date(closing.closedAt), zone) },
          ]}
        />
      </div>
    </Section>
  );
}
