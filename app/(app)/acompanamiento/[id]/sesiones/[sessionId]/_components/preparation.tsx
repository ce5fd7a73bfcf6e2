import { StepList } from "@/components/coaching/step-list";
import { Section } from "@/components/ui/section";
import type { SessionView } from "@/lib/coaching/schema/views";
import type { SessionKind } from "@/lib/coaching/schema/words";
import type { CivilDate } from "@/lib/format/civil-date";

const forTeacher: Readonly<Record<SessionKind, string>> = {
  monitoring:
    "Su asesor/a observa la clase y anota lo que ve y oye. Después la comparte con usted; nadie más la lee.",
  feedback:
    "Conversan a partir de lo observado: una fortaleza, un punto de mejora y un paso pequeño para probar.",
  modelling: "Ven o ensayan en conjunto una técnica. Conviene pensar antes en qué le gustaría fijarse.",
};
const forMentor: Readonly<Record<SessionKind, string>> = {
  monitoring:
    "Llegar unos minutos antes y contar qué se va a mirar. Escribir lo que se ve y se oye; valorar después.",
  feedback:
    "Elegir dos o tres evidencias, una fortaleza y un solo punto de mejora. Preguntar antes de proponer.",
  modelling: "Acordar antes en qué fijarse, y dejar tiempo para conversar y para que la o el docente ensaye.",
};

type PreparationProps = Readonly<{ session: SessionView; today: CivilDate }>;

/** What a planned session asks of each, and the step that is being tried meanwhile. */
export function Preparation({ session, today }: PreparationProps) {
  const { activeStep, summary, cycle, isMentor } = session;
  return (
    <>
      <Section title="De qué se trata">
        <p className="max-w-measure">{(isMentor ? forMentor : forTeacher)[summary.kind]}</p>
      </Section>
      {activeStep && (
        <Section title="El paso que se está probando">
          <StepList steps={[activeStep]} today={today} cycleId={cycle.id} />
        </Section>
      )}
    </>
  );
}
