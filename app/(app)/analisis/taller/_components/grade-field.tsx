import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { optionNotes } from "@/lib/analysis/rules/factors/option-notes";

type GradeFieldProps = Readonly<{ groupings: readonly string[]; value: string | null }>;

/** Which grouping of the data set holds the grade; nothing when it has none. */
export function GradeField({ groupings, value }: GradeFieldProps) {
  if (groupings.length === 0) return null;
  const { sentence, reference } = optionNotes.gradeBy;
  return (
    <Field name="options.gradeBy" label="Columna con el nivel" hint={`${sentence} (${reference})`} optional>
      <Select
        placeholder="Ninguna"
        defaultValue={value ?? ""}
        options={groupings.map((variable) => ({ value: variable, label: variable }))}
      />
    </Field>
  );
}
