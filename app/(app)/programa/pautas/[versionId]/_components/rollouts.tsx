import { v7 } from "uuid";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateInput } from "@/components/ui/date-input";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { roleLabels } from "@/lib/access/schema";
import { addDays, formatDate, type CivilDate } from "@/lib/format/civil-date";
import { formatGrade, formatGradeRange, GRADE_CODES } from "@/lib/format/grade";
import { isInForce } from "@/lib/observation/rules/rollout";
import { observerRoles, type RolloutView } from "@/lib/observation/schema/rollout";
import type { ProgrammeSummary } from "@/lib/programme/schema";
import { endUse, putInUse } from "../../actions";

type RolloutsProps = Readonly<{
  versionId: string;
  rollouts: readonly RolloutView[];
  /** Where it may be put in use; empty for those who only read. */
  programmes: readonly ProgrammeSummary[];
  today: CivilDate;
}>;

/** In which programme, for whom, in which grades and days the version is offered. */
export function Rollouts({ versionId, rollouts, programmes, today }: RolloutsProps) {
  return (
    <Section title="Vigencia">
      <p className="mb-2 max-w-measure text-ink-soft">
        {rollouts.length === 0
          ? "No tiene vigencias: se ofrece en los territorios que no dicen cuáles pautas usan."
          : "Donde un territorio dice qué pautas usa, se ofrecen solo esas."}
      </p>
      <ul className="max-w-measure divide-y divide-rule border-y border-rule empty:hidden">
        {rollouts.map((rollout) => (
          <li key={rollout.id} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
            <span>
              <span className="font-semibold">{rollout.programmeName}</span>, {rollout.territoryName}
              <span className="block text-sm">{wordsOf(rollout)}</span>
            </span>
            {rollout.canEnd && (rollout.validTo === null || rollout.validTo > addDays(today, 1)) && (
              <ConfirmDialog
                trigger="Terminar"
                triggerVariant="quiet"
                triggerSize="small"
                title="Terminar esta vigencia"
                description={
                  isInForce(rollout, today)
                    ? "Se ofrece hasta hoy. Lo planificado con ella se conserva."
                    : "No llega a ofrecerse más que su primer día."
                }
                confirmLabel="Terminar"
                action={endUse.bind(null, rollout.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {programmes.length > 0 && (
        <div className="no-print mt-3">
          <Dialog trigger="Poner en uso" title="Poner en uso esta pauta">
            <RolloutForm versionId={versionId} programmes={programmes} today={today} />
          </Dialog>
        </div>
      )}
    </Section>
  );
}

function wordsOf({ observerRole, grades, validFrom, validTo }: RolloutView): string {
  const who = observerRole === null ? "Quien observe" : roleLabels[observerRole];
  const where = grades.length === 0 ? "todos los niveles" : formatGradeRange(grades);
  const until = validTo === null ? "en adelante" : `al ${formatDate(addDays(validTo, -1))}`;
  return `${who} · ${where} · del ${formatDate(validFrom)} ${until}`;
}

type RolloutFormProps = Omit<RolloutsProps, "rollouts">;

function RolloutForm({ versionId, programmes, today }: RolloutFormProps) {
  return (
    <Form action={putInUse.bind(null, versionId)}>
      <input type="hidden" name="id" value={v7()} />
      <Field name="programmeId" label="Programa">
        <Select
          options={programmes.map(({ id, name, territoryName, schoolYear }) => ({
            value: id,
            label: `${name} ${schoolYear}, ${territoryName}`,
          }))}
        />
      </Field>
      <Field name="observerRole" label="Quién observa" optional>
        <Select
          placeholder="Cualquiera que observe"
          options={observerRoles.map((role) => ({ value: role, label: roleLabels[role] }))}
        />
      </Field>
      <fieldset>
        <legend className="font-semibold">
          Niveles <span className="font-normal text-ink-soft">(sin marcar, todos)</span>
        </legend>
        <div className="flex flex-wrap gap-x-4">
          {GRADE_CODES.map((grade) => (
            <label key={grade} className="flex min-h-11 items-center gap-2 text-sm">
              <input type="checkbox" name="grades" value={grade} className="size-5 accent-accent" />
              {formatGrade(grade)}
            </label>
          ))}
        </div>
      </fieldset>
      <Field name="validFrom" label="Desde">
        <DateInput today={today} defaultValue={today} />
      </Field>
      <Field name="validTo" label="Primer día sin ella" optional>
        <DateInput today={today} />
      </Field>
      <SubmitButton>Poner en uso</SubmitButton>
    </Form>
  );
}
