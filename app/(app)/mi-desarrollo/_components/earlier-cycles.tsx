import { changeWords, outcomeTones } from "@/components/coaching/words";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { changeOf } from "@/lib/coaching/rules/change";
import type { MyDevelopment } from "@/lib/coaching/schema/views";
import { closingOutcomeLabels } from "@/lib/coaching/schema/words";

type EarlierCyclesProps = Readonly<{ cycles: MyDevelopment["closed"] }>;

/** How the teacher's earlier cycles ended. */
export function EarlierCycles({ cycles }: EarlierCyclesProps) {
  return (
    <Section title="Ciclos cerrados">
      <ul className="max-w-measure border-t border-rule">
        {cycles.map(({ summary, outcome, teacherGoal, ...levels }) => {
          const change = changeOf(levels);
          return (
            <li key={summary.id} className="keep-together border-b border-rule py-3">
              <TextLink href={`/acompanamiento/${summary.id}`} className="inline-flex min-h-8 items-center">
                Ciclo {summary.number} con {summary.mentorName} · {summary.areaName}
              </TextLink>
              <p>“{teacherGoal}”</p>
              <p className="text-sm">
                <StatusMark tone={outcomeTones[outcome]}>{closingOutcomeLabels[outcome]}</StatusMark>
                {change !== null && <span className="ml-3 text-ink-soft">{changeWords(change)}</span>}
              </p>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
