import { StepList } from "@/components/coaching/step-list";
import { Section } from "@/components/ui/section";
import type { SessionView } from "@/lib/coaching/schema/views";
import type { SessionKind } from "@/lib/coaching/schema/words";
import type { CivilDate } from "@/lib/format/civil-date";

const expectations: Readonly<Record<SessionKind, string>> = {
  monitoring:
    "Su asesor/a observa la clase y anota lo que ve y oye. Después la comparte con usted; nadie más la lee.",
  feedback:
    "Conversan a partir de lo observado: una fortaleza, un punto de mejora y un paso pequeño para probar.",
  modelling: "Ven o ensayan en conjunto una técnica. Conviene pensar antes en qué le gustaría fijarse.",
};

type PreparationProps = Readonly<{ session: SessionView; today: CivilDate }>;

/** What the teacher can expect of a planned session, and the step they are trying meanwhile. */
export function Preparation({ session, today }: PreparationProps) {
  const { activeStep, summary, cycle } = session;
  return (
    <>
      <Section title="De qué se trata">
        <p className="max-w-measure">{expectations[summary.kind]}</p>
      </Section>
      {activeStep && (
        <Section title="Mientras tanto, su paso">
          <StepList steps={[activeStep]} today={today} cycleId={cycle.id} />
        </Section>
      )}
    </>
  );
}
