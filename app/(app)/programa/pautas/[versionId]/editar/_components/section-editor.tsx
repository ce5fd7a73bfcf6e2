"use client";

import { Button } from "@/components/ui/button";
import { levelsOfScale } from "@/lib/observation/rules/rubric";
import type { RubricDraft } from "@/lib/observation/schema/rubric-draft";
import { IndicatorEditor } from "./indicator-editor";
import { LabelledText } from "./labelled-text";
import { nextCode, withAt, withMoved, withoutAt } from "./list-changes";
import { PlaceButtons, type PlaceInList } from "./place-buttons";

type Section = RubricDraft["sections"][number];

type SectionEditorProps = Readonly<{
  section: Section;
  place: PlaceInList;
  onChange: (next: Section) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}>;

/** A section with its indicators. */
export function SectionEditor({ section, place, onChange, onMove, onRemove }: SectionEditorProps) {
  const { code, title, indicators } = section;
  const change = (next: Section["indicators"]) => onChange({ ...section, indicators: next });
  const add = () => {
    const taken = indicators.map((indicator) => indicator.code);
    const levels = levelsOfScale("levels").map((level) => ({ ...level }));
    change([
      ...indicators,
      {
        ...{ code: nextCode(taken, code), title: "", description: "", observableIn: "lesson" },
        ...{ scale: "levels", levels },
      } as Section["indicators"][number],
    ]);
  };
  return (
    <section aria-label={`Sección ${code} ${title}`} className="border-t-2 border-rule-strong pt-4">
      <div className="flex flex-wrap items-end gap-3">
        <LabelledText
          label="Sección"
          value={code}
          most={12}
          className="w-20"
          onChange={(next) => onChange({ ...section, code: next })}
        />
        <LabelledText
          label="Título"
          value={title}
          most={160}
          className="min-w-56 grow"
          onChange={(next) => onChange({ ...section, title: next })}
        />
        <PlaceButtons
          name={`la sección ${code}`}
          place={place}
          holds={indicators.length > 0}
          onMove={onMove}
          onRemove={onRemove}
        />
      </div>
      <div className="mt-4 space-y-5 border-l-2 border-rule pl-4">
        {indicators.map((indicator, at) => (
          <IndicatorEditor
            key={at}
            indicator={indicator}
            place={{ at, of: indicators.length }}
            onChange={(next) => change(withAt(indicators, at, next))}
            onMove={(by) => change(withMoved(indicators, at, by))}
            onRemove={() => change(withoutAt(indicators, at))}
          />
        ))}
        <Button size="small" onClick={add}>
          Agregar indicador<span className="sr-only"> a la sección {code}</span>
        </Button>
      </div>
    </section>
  );
}
