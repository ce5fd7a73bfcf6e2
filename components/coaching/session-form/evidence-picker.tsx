"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { RadioGroup } from "@/components/ui/radio-group";

export type EvidenceGroup = Readonly<{
  id: string;
  label: string;
  notes: readonly Readonly<{ id: string; label: string }>[];
}>;

type EvidencePickerProps = Readonly<{ groups: readonly EvidenceGroup[] }>;

/** The lesson a talk is about and the notes it cited: only those of the chosen lesson are sent. */
export function EvidencePicker({ groups }: EvidencePickerProps) {
  const [chosen, setChosen] = useState(groups[0]?.id ?? "");
  if (groups.length === 0) {
    return (
      <p className="max-w-measure text-ink-soft">
        Todavía no hay observaciones registradas para citar. La conversación se puede registrar igual; lo que
        se cita hace más concreta la retroalimentación.
      </p>
    );
  }
  const notes = groups.find(({ id }) => id === chosen)?.notes ?? [];
  return (
    <>
      <RadioGroup
        name="observationId"
        legend="De qué clase conversaron"
        defaultValue={chosen}
        onValueChange={setChosen}
        options={[
          ...groups.map(({ id, label }) => ({ value: id, label })),
          { value: "", label: "Sin citar una clase" },
        ]}
      />
      {notes.length > 0 && (
        <fieldset className="max-w-measure border-l-2 border-sea pl-4">
          <legend className="font-semibold">Qué evidencias usaron</legend>
          {notes.map((note) => (
            <Checkbox key={note.id} name="noteIds" value={note.id} label={note.label} />
          ))}
        </fieldset>
      )}
    </>
  );
}
