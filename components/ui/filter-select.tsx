import { useId } from "react";
import { CONTROL_CLASS } from "./control-class";
import type { Option, OptionGroup } from "./select";

type FilterSelectProps = Readonly<{
  name: string;
  label: string;
  options: readonly (Option | OptionGroup)[];
  defaultValue: string;
}>;

/** One filter of a `TableToolbar`. It waits for the button: nothing moves under the hand while choosing. */
export function FilterSelect({ name, label, options, defaultValue }: FilterSelectProps) {
  const id = useId();
  return (
    <div className="grow basis-40 sm:max-w-60">
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        {label}
      </label>
      <select id={id} name={name} defaultValue={defaultValue} className={CONTROL_CLASS}>
        {options.map((option) =>
          "options" in option ? (
            <optgroup key={option.label} label={option.label}>
              {option.options.map((one) => (
                <option key={one.value} value={one.value}>
                  {one.label}
                </option>
              ))}
            </optgroup>
          ) : (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ),
        )}
      </select>
    </div>
  );
}
