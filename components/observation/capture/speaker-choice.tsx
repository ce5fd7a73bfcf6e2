"use client";

import { useId } from "react";
import { speakerLabels, speakers, type Speaker } from "@/lib/observation/schema/words";

type SpeakerChoiceProps = Readonly<{ value: Speaker; onChange: (speaker: Speaker) => void }>;

/** Who spoke or acted, in one tap; arrow keys move between the three. */
export function SpeakerChoice({ value, onChange }: SpeakerChoiceProps) {
  const name = useId();
  return (
    <fieldset className="grid grid-cols-3 gap-2">
      <legend className="sr-only">Quién habla o actúa</legend>
      {speakers.map((speaker) => (
        <label
          key={speaker}
          className="flex min-h-12 cursor-pointer items-center justify-center rounded-sm border border-rule-strong px-2 font-semibold has-checked:border-2 has-checked:border-sea has-checked:bg-sea-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name={name}
            value={speaker}
            checked={value === speaker}
            onChange={() => onChange(speaker)}
            className="sr-only"
          />
          {speakerLabels[speaker]}
        </label>
      ))}
    </fieldset>
  );
}
