import NextForm from "next/form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

type MinutesFormProps = Readonly<{ focusId: string; teacherId: string; minutesPerWeek: number }>;

/** How much time the pair would use: who has room for it depends on this. */
export function MinutesForm({ focusId, teacherId, minutesPerWeek }: MinutesFormProps) {
  return (
    <NextForm action="/asignaciones/nueva" className="no-print mb-8 flex flex-wrap items-end gap-x-4 gap-y-3">
      <input type="hidden" name="foco" value={focusId} />
      <input type="hidden" name="docente" value={teacherId} />
      <Field name="minutos" label="Minutos por semana para este acompañamiento">
        <TextInput
          key={minutesPerWeek}
          inputMode="numeric"
          defaultValue={minutesPerWeek}
          className="max-w-32 tabular-nums"
        />
      </Field>
      <Button type="submit">Volver a calcular</Button>
    </NextForm>
  );
}
