import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { formatNumber } from "@/lib/format/numbers";
import { settingNames } from "@/lib/programme/rules";
import type { ProgrammeView } from "@/lib/programme/schema";
import { configure } from "../actions";
import { settingWords } from "./setting-words";

/** Every setting of a programme in one form; what changes is kept with what it was before. */
export function SettingsForm({ programme }: Readonly<{ programme: ProgrammeView }>) {
  return (
    <Form action={configure.bind(null, programme.id)}>
      <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
        {settingNames.map((name) => (
          <Field key={name} name={name} label={settingWords[name].label} hint={settingWords[name].hint}>
            <TextInput
              inputMode="decimal"
              autoComplete="off"
              className="max-w-32"
              defaultValue={formatNumber(programme[name], { max: 2 })}
            />
          </Field>
        ))}
      </div>
      <SubmitButton>Guardar los ajustes</SubmitButton>
    </Form>
  );
}
