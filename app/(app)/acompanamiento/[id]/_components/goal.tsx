import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { CycleContent, CycleView } from "@/lib/coaching/schema/views";

type GoalProps = Readonly<{ cycle: CycleView; content: CycleContent; children: ReactNode }>;

/** The goal in the teacher's own words, the observable goal of the focus, and the trail towards it. */
export function Goal({ cycle, content, children }: GoalProps) {
  const { goal, teacherGoal, suspendedReason } = content;
  return (
    <Section
      title="La meta"
      id="meta"
      lead={
        <>
          {goal.statement}{" "}
          <span className="text-sm">
            (indicador {goal.indicatorCode}: {goal.indicatorTitle})
          </span>
        </>
      }
    >
      {cycle.summary.phase === "suspended" && suspendedReason && (
        <Notice kind="warning" title="Ciclo suspendido" className="mb-6">
          <p>{suspendedReason}</p>
        </Notice>
      )}
      {teacherGoal && (
        <blockquote className="mb-6 max-w-measure font-serif text-xl">
          “{teacherGoal}”
          <footer className="mt-1 font-sans text-sm text-ink-soft not-italic">
            {cycle.isTeacher ? "en mis palabras" : `en palabras de ${cycle.summary.teacherName}`}
          </footer>
        </blockquote>
      )}
      {children}
    </Section>
  );
}
