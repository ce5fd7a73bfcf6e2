import { CitedNotes } from "@/components/coaching/cited-notes";
import { changeWords, levelWords } from "@/components/coaching/words";
import { ConfirmSubmit } from "@/components/ui/confirm-submit";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import type { CycleSummary, GoalMoment, GoalView } from "@/lib/coaching/schema/views";
import {
  closingOutcomeLabels,
  closingOutcomes,
  nextStepLabels,
  nextSteps,
} from "@/lib/coaching/schema/words";
import { formatDate } from "@/lib/format/civil-date";
import { countOf } from "@/lib/format/text";
import { notObservedLabel } from "@/lib/observation/schema/words";
import { close } from "../actions";
import { EvidenceChoice } from "./evidence-choice";
import { LevelSide } from "./level-side";

type CloseFormProps = Readonly<{
  summary: CycleSummary;
  goal: GoalView;
  /** Observations of this cycle that the teacher can read and that looked for the goal's indicator. */
  moments: readonly GoalMoment[];
}>;

/** The closing: evidence beside the baseline, how the goal stands, what was seen, what comes next. */
export function CloseForm({ summary, goal, moments }: CloseFormProps) {
  return (
    <Form action={close.bind(null, summary.id)}>
      <EvidenceChoice
        options={moments.map((moment) => ({
          value: moment.observationId,
          label: `${formatDate(moment.on)} · ${moment.classGroup} ${moment.subject}`,
          hint: moment.level === null ? notObservedLabel : levelWords(moment.level, goal.levels),
          disabled: moment.level === null,
        }))}
        shown={Object.fromEntries(
          moments.map((moment) => [
            moment.observationId,
            <Moment key={moment.observationId} moment={moment} goal={goal} />,
          ]),
        )}
        baseline={
          <LevelSide
            title="Línea base"
            value={levelWords(goal.baselineValue, goal.levels)}
            detail={`${formatDate(goal.baselineOn)} · ${countOf(goal.baselineN, "clase observada", "clases observadas")} en la escuela · meta: ${levelWords(goal.targetValue, goal.levels)}`}
          />
        }
      />
      <RadioGroup
        name="outcome"
        legend="Cómo quedó la meta"
        options={closingOutcomes.map((value) => ({ value, label: closingOutcomeLabels[value] }))}
      />
      <Field
        name="evidenceSummary"
        label="Qué se vio al final, comparado con la línea base"
        hint="Con hechos: qué pasaba antes y qué pasa ahora en la clase."
      >
        <Textarea rows={4} maxLength={2000} />
      </Field>
      {summary.held.modelling === 0 && (
        <Field
          name="noModellingReason"
          label="Por qué no hubo modelado"
          hint="Un ciclo sin modelado se cierra solo con un motivo."
        >
          <Textarea rows={2} maxLength={600} />
        </Field>
      )}
      <RadioGroup
        name="nextStep"
        legend="Qué sigue"
        options={nextSteps.map((value) => ({ value, label: nextStepLabels[value] }))}
      />
      <ConfirmSubmit
        trigger="Cerrar el ciclo"
        title="Cerrar el ciclo"
        description="Un cierre no se cambia. Desde ahora usted lee también la reflexión de la o el docente, si la escribió."
        confirmLabel="Cerrar el ciclo"
      />
    </Form>
  );
}

function Moment({ moment, goal }: Readonly<{ moment: GoalMoment; goal: GoalView }>) {
  const { level, on, notes } = moment;
  return (
    <LevelSide
      title="Ahora"
      value={level === null ? notObservedLabel : levelWords(level, goal.levels)}
      detail={`${formatDate(on)} · 1 clase${level === null ? "" : ` · ${changeWords(level - goal.baselineValue)}`}`}
    >
      <CitedNotes notes={notes} />
    </LevelSide>
  );
}
