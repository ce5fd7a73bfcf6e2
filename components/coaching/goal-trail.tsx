import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/text-link";
import type { GoalMoment, GoalView } from "@/lib/coaching/schema/views";
import { formatDate } from "@/lib/format/civil-date";
import { countOf } from "@/lib/format/text";
import { notObservedLabel, oneObservationCaution } from "@/lib/observation/schema/words";
import { CitedNotes } from "./cited-notes";
import { levelWords, observationHref } from "./words";

type GoalTrailProps = Readonly<{
  goal: GoalView;
  moments: readonly GoalMoment[];
  /** The teacher reads each lesson among their own observations. */
  isTeacher: boolean;
}>;

/** From the baseline to the target, lesson by lesson, with the notes that show each level. A trail, never a mark. */
export function GoalTrail({ goal, moments, isTeacher }: GoalTrailProps) {
  return (
    <>
      <ol className="max-w-measure border-l border-rule-strong">
        <TrailPoint
          when={formatDate(goal.baselineOn)}
          what={`Línea base: ${levelWords(goal.baselineValue, goal.levels)}`}
        >
          <p className="text-sm text-ink-soft">
            {goal.baselineN === 1
              ? "De 1 clase observada en la escuela."
              : `Promedio de ${countOf(goal.baselineN, "clase observada", "clases observadas")} en la escuela.`}
          </p>
        </TrailPoint>
        {moments.map((moment) => (
          <TrailPoint
            key={moment.observationId}
            when={formatDate(moment.on)}
            what={moment.level === null ? notObservedLabel : levelWords(moment.level, goal.levels)}
          >
            <p className="text-sm">
              <TextLink href={observationHref(moment, isTeacher)}>
                {moment.classGroup} {moment.subject}
              </TextLink>
              {!moment.isOfCycle && <span className="text-ink-soft"> · fuera de este ciclo</span>}
            </p>
            {moment.notes.length > 0 && <CitedNotes notes={moment.notes} />}
          </TrailPoint>
        ))}
        <TrailPoint
          when={`para el ${formatDate(goal.dueOn)}`}
          what={`Meta: ${levelWords(goal.targetValue, goal.levels)}`}
        />
      </ol>
      <p className="mt-3 max-w-measure text-sm text-ink-soft">{oneObservationCaution}</p>
    </>
  );
}

type TrailPointProps = Readonly<{ when: string; what: string; children?: ReactNode }>;

function TrailPoint({ when, what, children }: TrailPointProps) {
  return (
    <li className="keep-together relative space-y-1 pb-4 pl-5">
      <span
        aria-hidden="true"
        className="absolute top-2 -left-[5px] size-[9px] rounded-full bg-ink print-exact"
      />
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-semibold">{what}</span>
        <span className="text-sm text-ink-soft tabular-nums">{when}</span>
      </p>
      {children}
    </li>
  );
}
