import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FieldSessionView } from "@/lib/fieldwork/schema/sessions";
import { fieldworkKindLabels } from "@/lib/fieldwork/schema/words";
import { formatDate } from "@/lib/format/civil-date";
import { placeBroughtSource } from "../actions";

type UnplacedSourcesProps = Readonly<{
  sources: readonly { readonly id: string; readonly name: string }[];
  sessions: readonly FieldSessionView[];
}>;

/** Transcripts that came in a file, each with the question of which session it is of. */
export function UnplacedSources({ sources, sessions }: UnplacedSourcesProps) {
  const options = sessions
    .filter(({ state }) => state === "held")
    .map(({ id, casePseudonym, kind, heldOn, informants }) => ({
      value: id,
      label: [
        `${casePseudonym}, ${fieldworkKindLabels[kind].toLowerCase()}`,
        heldOn === null ? "" : formatDate(heldOn),
        informants.map(({ pseudonym }) => pseudonym).join(", "),
      ]
        .filter(Boolean)
        .join(" · "),
    }));
  if (options.length === 0) return <p>Todavía no hay sesiones realizadas en este estudio.</p>;
  return (
    <ul className="max-w-measure divide-y divide-rule border-y border-rule">
      {sources.map(({ id, name }) => (
        <li key={id} className="py-4">
          <Form action={placeBroughtSource.bind(null, id)} className="flex flex-wrap items-end gap-3">
            <Field name="sessionId" label={`Sesión de «${name}»`} className="min-w-0 grow">
              <Select placeholder="Elegir" options={options} />
            </Field>
            <SubmitButton variant="secondary">Guardar</SubmitButton>
          </Form>
        </li>
      ))}
    </ul>
  );
}
