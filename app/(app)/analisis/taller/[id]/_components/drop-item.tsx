import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { NextDrop, SolutionItem } from "@/lib/analysis/schema/factor-solution";
import type { FactorRunView } from "@/lib/analysis/schema/factors";
import { dropItem } from "../../actions";
import { optionHint } from "./settings/option-hint";

type DropItemProps = Readonly<{
  run: FactorRunView;
  items: readonly SolutionItem[];
  next: NextDrop | null;
}>;

/** What the rule would drop next, and the way to drop an item with a reason. */
export function DropItem({ run, items, next }: DropItemProps) {
  const place = `options.solution.dropped.${run.options.solution.dropped.length}`;
  return (
    <div className="no-print mt-6">
      <p className="mb-3 max-w-measure">
        {next === null ? (
          ruleWords(items)
        ) : (
          <>
            La regla quitaría <strong className="[overflow-wrap:anywhere]">{next.variable}</strong>:{" "}
            {next.reason} La decisión es suya: un ítem que define el concepto puede quedarse.
          </>
        )}
      </p>
      <Dialog
        trigger="Quitar un ítem"
        title="Quitar un ítem"
        description="De a uno: al quitarlo cambian las cargas de los demás. Se puede devolver."
      >
        <Form action={dropItem.bind(null, run.id)}>
          <Field name={`${place}.variable`} label="Ítem">
            <Select
              placeholder="Elegir"
              defaultValue={next?.variable}
              options={items.map(({ variable }) => ({ value: variable, label: variable }))}
            />
          </Field>
          <Field name={`${place}.reason`} label="Por qué se quita" hint={optionHint("solution.dropped")}>
            <Textarea rows={3} defaultValue={next?.reason} />
          </Field>
          <SubmitButton>Quitar el ítem</SubmitButton>
        </Form>
      </Dialog>
    </div>
  );
}

function ruleWords(items: readonly SolutionItem[]): string {
  return items.every(({ flags }) => flags.length === 0)
    ? "Todos los ítems cumplen la regla."
    : "La regla no quita ninguno más: con menos ítems los factores no se sostienen.";
}
