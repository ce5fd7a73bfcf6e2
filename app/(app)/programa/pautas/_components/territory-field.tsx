import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

type TerritoryFieldProps = Readonly<{ territories: readonly Readonly<{ id: string; name: string }>[] }>;

/** Whose the rubric will be; not asked of who works in one territory. */
export function TerritoryField({ territories }: TerritoryFieldProps) {
  const [only, ...others] = territories;
  if (only && others.length === 0) return <input type="hidden" name="territoryId" value={only.id} />;
  return (
    <Field name="territoryId" label="Territorio">
      <Select options={territories.map(({ id, name }) => ({ value: id, label: name }))} />
    </Field>
  );
}
