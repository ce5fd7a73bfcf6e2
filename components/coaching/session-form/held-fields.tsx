import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { SessionSummary } from "@/lib/coaching/schema/views";
import type { SessionKind } from "@/lib/coaching/schema/words";
import type { CivilDate } from "@/lib/format/civil-date";

/** Usual lengths, to be corrected. */
const usualMinutes: Readonly<Record<SessionKind, number>> = { monitoring: 45, feedback: 30, modelling: 45 };

type HeldFieldsProps = Readonly<{ summary: SessionSummary; today: CivilDate }>;

/** When the session was held, how long it took and how long the way there. */
export function HeldFields({ summary, today }: HeldFieldsProps) {
  const { plannedOn, kind } = summary;
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-6">
      <Field name="heldOn" label="Fecha en que se hizo">
        <DateInput today={today} defaultValue={plannedOn <= today ? plannedOn : today} />
      </Field>
      <Field name="durationMinutes" label="Minutos que duró">
        <TextInput inputMode="numeric" defaultValue={usualMinutes[kind]} className="max-w-28 tabular-nums" />
      </Field>
      <Field name="travelMinutes" label="Minutos de traslado" hint="Ida y vuelta; 0 si no hubo">
        <TextInput inputMode="numeric" defaultValue={0} className="max-w-28 tabular-nums" />
      </Field>
    </div>
  );
}
