"use client";

import { useState } from "react";
import { v7 } from "uuid";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PairableVisit } from "@/lib/observation/schema/agreement";
import { pair } from "../actions";

/** A visit to come and who joins it; each sees their own lesson and nothing of the other's. */
export function PairForm({ visits }: Readonly<{ visits: readonly PairableVisit[] }>) {
  const [chosen, setChosen] = useState(visits[0]?.id ?? "");
  const visit = visits.find(({ id }) => id === chosen) ?? visits[0];
  if (!visit) {
    return <p className="text-ink-soft">No hay visitas por hacer a las que sumar a alguien.</p>;
  }
  return (
    <Form action={pair} resetOnDone>
      <Field name="visitId" label="Visita">
        <Select
          value={visit.id}
          onChange={(event) => setChosen(event.target.value)}
          options={visits.map(({ id, label }) => ({ value: id, label }))}
        />
      </Field>
      <Field
        name="observerId"
        label="Quién se suma"
        hint="Recibe la visita en su agenda, con la misma pauta."
      >
        <Select
          key={visit.id}
          placeholder="Elegir a una persona"
          options={visit.observers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Ids key={visit.id} />
      <SubmitButton>Sumar a la visita</SubmitButton>
    </Form>
  );
}

/** The ids of the pair and of the second visit: new for each visit, and the same when sent twice. */
function Ids() {
  const [ids] = useState(() => [v7(), v7()] as const);
  return (
    <>
      <input type="hidden" name="id" value={ids[0]} suppressHydrationWarning />
      <input type="hidden" name="secondVisitId" value={ids[1]} suppressHydrationWarning />
    </>
  );
}
