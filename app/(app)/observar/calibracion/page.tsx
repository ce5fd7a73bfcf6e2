import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { permitsSomewhere } from "@/lib/access/policy";
import { requireActor } from "@/lib/auth/queries";
import { formatDate } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { formatShare } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import { getOwnCertification, listExercises } from "@/lib/observation/queries/calibration";
import { certificationRule } from "@/lib/observation/rules/calibration";
import { certificationLabels, type ExerciseSummary } from "@/lib/observation/schema/calibration";
import { oneObservationCaution } from "@/lib/observation/schema/words";
import { certificationTones } from "../_components/certification-tones";

export const metadata: Metadata = { title: "Calibración" };

const whole = { max: 0 } as const;

/** Written lessons to be rated, and how one's own certification stands. */
export default async function CalibrationPage() {
  const actor = await requireActor();
  if (!permitsSomewhere(actor, "visit.plan")) notFound();
  const today = civilDateAt(new Date(), DEFAULT_ZONE);
  const [exercises, own] = await Promise.all([listExercises(actor), getOwnCertification(actor, today)]);
  return (
    <>
      <PageHeader
        title="Calibración"
        kicker={<TextLink href="/observar/concordancia">Concordancia</TextLink>}
        lead="Una clase escrita, la misma para todos: se valora con la pauta y después se compara con la referencia y sus razones."
      />
      <Section title="Mi certificación">
        <StatusMark tone={certificationTones[own.state]}>{certificationLabels[own.state]}</StatusMark>
        {own.validUntil !== null && (
          <p className="text-ink-soft">
            {own.issuedOn !== null && `Desde el ${formatDate(own.issuedOn)}, `}hasta el{" "}
            {formatDate(own.validUntil)}.
          </p>
        )}
        <p className="mt-2 max-w-measure text-sm text-ink-soft">
          Certifica un ejercicio con al menos {formatShare(certificationRule.exactShare, whole)} de los
          niveles iguales a la referencia y {formatShare(certificationRule.withinOneShare, whole)} a un nivel
          o menos. Dura un año. Después de ver la referencia, el mismo ejercicio vuelve a contar a los{" "}
          {certificationRule.quietDays} días. {oneObservationCaution}
        </p>
      </Section>
      <Section title="Clases escritas">
        <ul className="max-w-measure divide-y divide-rule border-y border-rule">
          {exercises.map((exercise) => (
            <li key={exercise.id} className="py-3">
              <TextLink href={`/observar/calibracion/${exercise.id}`}>{exercise.title}</TextLink>
              <p className="text-sm text-ink-soft">{wordsOf(exercise)}</p>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function wordsOf({ rubricName, indicatorCount, attempts }: ExerciseSummary): string {
  const [last] = attempts;
  const done = last
    ? ` · última vez: ${formatShare(last.exactShare, whole)} iguales, ${formatShare(last.withinOneShare, whole)} a un nivel o menos`
    : " · sin hacer";
  return `${rubricName} · ${countOf(indicatorCount, "indicador", "indicadores")}${done}`;
}
