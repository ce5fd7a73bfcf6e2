import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { formatNumber } from "@/lib/format/numbers";
import { optionHint, type OptionPath } from "./option-hint";

type NumberFieldProps = Readonly<{
  option: OptionPath;
  label: string;
  value: number | null;
  optional?: boolean;
}>;

const MOST_DECIMALS = 4;

/** A number of the settings, written as in Chile, with its reason. */
export function NumberField({ option, label, value, optional }: NumberFieldProps) {
  return (
    <Field name={`options.${option}`} label={label} hint={optionHint(option)} optional={optional}>
      <TextInput
        inputMode="decimal"
        autoComplete="off"
        className="max-w-40"
        defaultValue={value === null ? "" : formatNumber(value, { max: MOST_DECIMALS })}
      />
    </Field>
  );
}
