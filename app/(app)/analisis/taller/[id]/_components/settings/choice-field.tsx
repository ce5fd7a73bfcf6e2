import { Checkbox } from "@/components/ui/checkbox";
import { RadioGroup, type RadioOption } from "@/components/ui/radio-group";
import { optionHint, type OptionPath } from "./option-hint";

type ChoiceFieldProps = Readonly<{
  option: OptionPath;
  label: string;
  value: string;
  choices: readonly RadioOption[];
}>;

/** One choice among few, with its reason. */
export function ChoiceField({ option, label, value, choices }: ChoiceFieldProps) {
  return (
    <RadioGroup
      name={`options.${option}`}
      legend={label}
      hint={optionHint(option)}
      defaultValue={value}
      options={choices}
    />
  );
}

type TickFieldProps = Readonly<{ option: OptionPath; label: string; isTicked: boolean }>;

/** A yes or no of the settings, with its reason. */
export function TickField({ option, label, isTicked }: TickFieldProps) {
  return (
    <Checkbox name={`options.${option}`} label={label} hint={optionHint(option)} defaultChecked={isTicked} />
  );
}
