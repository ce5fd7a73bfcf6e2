"use client";

import { useState, type ReactNode } from "react";
import { RadioGroup } from "@/components/ui/radio-group";
import { sessionKindLabels, sessionKinds, type SessionKind } from "@/lib/coaching/schema/words";

const hints: Readonly<Record<SessionKind, string>> = {
  monitoring: "Observar una clase con la pauta.",
  feedback: "Conversar sobre lo observado y acordar un paso.",
  modelling: "Mostrar o ensayar en conjunto una técnica.",
};

type KindChoiceProps = Readonly<{
  defaultKind: SessionKind;
  /** The lesson to observe: asked for only when the session is a monitoring. */
  lessonFields: ReactNode;
}>;

/** What kind of session it will be; a monitoring goes on to ask which lesson. */
export function KindChoice({ defaultKind, lessonFields }: KindChoiceProps) {
  const [kind, setKind] = useState<string>(defaultKind);
  return (
    <>
      <RadioGroup
        name="kind"
        legend="Qué van a hacer"
        defaultValue={defaultKind}
        onValueChange={setKind}
        options={sessionKinds.map((value) => ({
          value,
          label: sessionKindLabels[value],
          hint: hints[value],
        }))}
      />
      {kind === "monitoring" && lessonFields}
    </>
  );
}
