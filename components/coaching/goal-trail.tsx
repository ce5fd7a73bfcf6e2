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

/** The baseline, each lesson and the target in order of time, with the notes that show each level. A trail, never a mark. */
export function GoalTrail({ goal, moments, isTeacher }: GoalTrailProps) {
  const before = moments.filter((moment) => moment.on < goal.baselineOn);
  const after = moments.filter((moment) => moment.on >= goal.baselineOn);
  const toPoint = (moment: GoalMoment) => (
    <MomentPoint key={moment.observationId} moment={moment} goal={goal} isTeacher={isTeacher} />
  );
  return (
    <>
      <ol className="max-w-measure border-l border-rule-strong">
        {before.map(toPoint)}
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
        {after.map(toPoint)}
        <TrailPoint
          when={`para el ${formatDate(goal.dueOn)}`}
          what={`Meta: ${levelWords(goal.targetValue, goal.levels)}`}
        />
      </ol>
      <p className="mt-3 max-w-measure text-sm text-ink-soft">{oneObservationCaution}</p>
    </>
  );
}

type MomentPointProps = Readonly<{ moment: GoalMoment; goal: GoalView; isTeacher: boolean }>;

function MomentPoint({ moment, goal, isTeacher }: MomentPointProps) {
  const { on, level, classGroup, subject, isOfCycle, notes } = moment;
  return (
    <TrailPoint
      when={formatDate(on)}
      what={level === null ? notObservedLabel : levelWords(level, goal.levels)}
    >
      <p className="text-sm">
        <TextLink href={observationHref(moment, isTeacher)}>
          {classGroup} {subject}
        </TextLink>
        {!isOfCycle && <span className="text-ink-soft"> · fuera de este ciclo</span>}
      </p>
      {notes.length > 0 && <CitedNotes notes={notes} />}
    </TrailPoint>
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
