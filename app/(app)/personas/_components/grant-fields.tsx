import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { roleLabels, roles } from "@/lib/access/schema";
import type { PlaceChoice } from "@/lib/directory/schema/people";
import type { CivilDate } from "@/lib/format/civil-date";
import { formatRbd } from "@/lib/format/rbd";

type GrantFieldsProps = Readonly<{ places: readonly PlaceChoice[]; today: CivilDate }>;

/** Which role, where, since when, until when and why. */
export function GrantFields({ places, today }: GrantFieldsProps) {
  return (
    <>
      <Field name="role" label="Rol">
        <Select
          placeholder="Elegir"
          options={roles.map((role) => ({ value: role, label: roleLabels[role] }))}
        />
      </Field>
      <Field
        name="schoolId"
        label="Dónde"
        hint="Dirección, Jefatura UTP y Docente son de un establecimiento; los demás roles, del territorio."
      >
        <Select placeholder="Elegir" options={places.map(placeGroup)} />
      </Field>
      <Field name="validFrom" label="Desde">
        <DateInput today={today} defaultValue={today} />
      </Field>
      <Field
        name="validTo"
        label="Hasta"
        hint="El primer día en que ya no vale. Vacío: hasta que se retire."
        optional
      >
        <DateInput today={today} />
      </Field>
      <Field name="reason" label="Motivo" hint="Queda en la auditoría del territorio.">
        <TextInput maxLength={300} />
      </Field>
    </>
  );
}

function placeGroup({ territoryId, territoryName, schools }: PlaceChoice) {
  return {
    label: territoryName,
    options: [
      { value: `${territoryId}/`, label: `Todo ${territoryName}` },
      ...schools.map(({ id, name, rbd }) => ({
        value: `${territoryId}/${id}`,
        label: `${name} · RBD ${formatRbd(rbd)}`,
      })),
    ],
  };
}
