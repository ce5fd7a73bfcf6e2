import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Form } from "@/components/ui/form";
import type { OptionGroup } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { movedBy } from "@/lib/diagnosis/rules/states";
import type { NeedView } from "@/lib/diagnosis/schema/needs";
import { formatDate } from "@/lib/format/civil-date";
import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import { dropNeed, orderNeeds, saveNeed } from "../actions";
import { AutosaveForm } from "./autosave-form";
import { NeedFields } from "./need-fields";

type NeedEditorProps = Readonly<{
  draft: { readonly diagnosisId: string; readonly versionId: string };
  lockVersion: number;
  need: NeedView;
  /** Every need of the draft, in order. */
  needIds: readonly string[];
  areas: readonly OptionGroup[];
}>;

/** One need of a draft: its fields, saved as they are typed; its place, by buttons; and the way out. */
export function NeedEditor({ draft, lockVersion, need, needIds, areas }: NeedEditorProps) {
  const place = needIds.indexOf(need.id) + 1;
  const lock = <input type="hidden" name="lockVersion" value={lockVersion} />;
  return (
    <li className="border-t-2 border-ink pt-4">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h3 className="text-lg">
          Necesidad {place}
          <span className="ml-3 font-sans text-sm font-normal text-ink-soft">
            prioridad {formatNumber(need.priority)} de 27
          </span>
        </h3>
        <div className="flex flex-wrap gap-2">
          {([-1, 1] as const).map((step) => (
            <Form
              key={step}
              action={orderNeeds.bind(null, { ...draft, needIds: movedBy(needIds, need.id, step) })}
              className=""
            >
              {lock}
              {(step === -1 ? place > 1 : place < needIds.length) && (
                <SubmitButton variant="quiet" size="small" pendingLabel="Moviendo…">
                  {step === -1 ? "Subir" : "Bajar"}
                  <span className="sr-only"> la necesidad {place}</span>
                </SubmitButton>
              )}
            </Form>
          ))}
          <ConfirmDialog
            trigger="Quitar"
            triggerSize="small"
            triggerVariant="quiet"
            tone="danger"
            title={`Quitar la necesidad ${place}`}
            description={<p>Sale de esta versión con su evidencia. Las versiones anteriores la conservan.</p>}
            confirmLabel="Quitar necesidad"
            action={dropNeed.bind(null, { ...draft, needId: need.id })}
          >
            {lock}
          </ConfirmDialog>
        </div>
      </div>
      <Origin need={need} />
      <AutosaveForm action={saveNeed.bind(null, { ...draft, needId: need.id })} label={`Necesidad ${place}`}>
        {lock}
        <NeedFields areas={areas} need={need} />
      </AutosaveForm>
    </li>
  );
}

function Origin({ need: { ruleText, lessons, figures, isValidated } }: Readonly<{ need: NeedView }>) {
  return (
    <div className="mb-4 max-w-measure space-y-1 text-sm text-ink-soft">
      {ruleText !== null && <p>{ruleText}</p>}
      {lessons && (
        <p>
          Cita {countOf(lessons.count, "clase observada", "clases observadas")} de{" "}
          {countOf(lessons.teachers, "docente")},
          {lessons.firstOn === lessons.lastOn
            ? ` el ${formatDate(lessons.firstOn)}.`
            : ` entre el ${formatDate(lessons.firstOn)} y el ${formatDate(lessons.lastOn)}.`}
        </p>
      )}
      {figures.map((figure) => (
        <p key={figure.id}>{figure.words}</p>
      ))}
      {!isValidated && <p>Propuesta por la regla, aún sin revisar: al guardarla queda validada por usted.</p>}
    </div>
  );
}
