import type { Metadata } from "next";
import { v7 } from "uuid";
import { found } from "@/app/(app)/found";
import { Form } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { RadioGroup } from "@/components/ui/radio-group";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextLink } from "@/components/ui/text-link";
import { requireActor } from "@/lib/auth/queries";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { getExercise } from "@/lib/observation/queries/calibration";
import { speakerLabels } from "@/lib/observation/schema/words";
import { attempt } from "../actions";
import { Comparison } from "./_components/comparison";

export const metadata: Metadata = { title: "Ejercicio de calibración" };

type ExercisePageProps = Readonly<{ params: Promise<{ exerciseId: string }> }>;

/** The written lesson, the levels one gives it and, afterwards, the reference beside them. */
export default async function ExercisePage({ params }: ExercisePageProps) {
  const [actor, { exerciseId }] = await Promise.all([requireActor(), params]);
  const today = civilDateAt(new Date(), DEFAULT_ZONE);
  const exercise = await found(getExercise(actor, exerciseId, today));
  const { title, rubricName, lesson, indicators, comparison, attempts, wouldCount } = exercise;
  return (
    <>
      <PageHeader
        title={title}
        kicker={<TextLink href="/observar/calibracion">Calibración</TextLink>}
        lead={`Se valora con la pauta «${rubricName}».`}
      />
      {comparison && attempts[0] && <Comparison rows={comparison} attempt={attempts[0]} />}
      <Section title="La clase">
        <ol className="max-w-measure border-t border-rule">
          {lesson.map(({ minute, speaker, text }, at) => (
            <li key={at} className="flex gap-3 border-b border-rule py-1.5">
              <span className="w-10 shrink-0 text-ink-soft tabular-nums">{minute}′</span>
              <p className="min-w-0">
                <span className="font-semibold">{speakerLabels[speaker]}</span> {text}
              </p>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={comparison ? "Hacerlo de nuevo" : "Valorar"} className="no-print">
        {!wouldCount && (
          <Notice className="mb-4">
            <p>
              Ya vio la referencia de esta clase hace poco: se puede practicar, y no cuenta para certificarse.
            </p>
          </Notice>
        )}
        <Form action={attempt.bind(null, exerciseId)}>
          <input type="hidden" name="id" value={v7()} />
          {indicators.map(({ id, code, title: name, description, levels }) => (
            <RadioGroup
              key={id}
              name={id}
              legend={`${code} ${name}`}
              hint={description}
              options={levels.map(({ value, label, descriptor }) => ({
                value: String(value),
                label: `${value} ${label}`,
                hint: descriptor,
              }))}
            />
          ))}
          <SubmitButton>Comparar con la referencia</SubmitButton>
        </Form>
      </Section>
    </>
  );
}
