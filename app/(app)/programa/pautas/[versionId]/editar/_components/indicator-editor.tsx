"use client";

import { useId } from "react";
import { Button } from "@/components/ui/button";
import { CONTROL_CLASS } from "@/components/ui/control-class";
import { levelsOfScale } from "@/lib/observation/rules/rubric";
import type { RubricDraft } from "@/lib/observation/schema/rubric-draft";
import {
  countsAmount,
  observableInLabels,
  rubricScales,
  scaleLabels,
  type ObservableIn,
  type RubricScale,
} from "@/lib/observation/schema/words";
import { LabelledText } from "./labelled-text";
import { withAt } from "./list-changes";
import { PlaceButtons, type PlaceInList } from "./place-buttons";

type Indicator = RubricDraft["sections"][number]["indicators"][number];

type IndicatorEditorProps = Readonly<{
  indicator: Indicator;
  place: PlaceInList;
  onChange: (next: Indicator) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}>;

const places = Object.keys(observableInLabels) as ObservableIn[];
const mostLevels = 7;

/** One indicator: what is looked at, where it is seen and how it is valued. */
export function IndicatorEditor({ indicator, place, onChange, onMove, onRemove }: IndicatorEditorProps) {
  const { code, title, description, observableIn, scale, levels } = indicator;
  const chooseScale = (next: RubricScale) =>
    onChange({ ...indicator, scale: next, levels: levelsOfScale(next).map((level) => ({ ...level })) });
  return (
    <article aria-label={`Indicador ${code} ${title}`} className="space-y-3 border-t border-rule pt-3">
      <div className="flex flex-wrap items-end gap-3">
        <LabelledText
          label="Código"
          value={code}
          most={12}
          className="w-24"
          onChange={(next) => onChange({ ...indicator, code: next })}
        />
        <LabelledText
          label="Indicador"
          value={title}
          most={160}
          className="min-w-56 grow"
          onChange={(next) => onChange({ ...indicator, title: next })}
        />
        <PlaceButtons
          name={`el indicador ${code}`}
          place={place}
          holds={title !== "" || description !== ""}
          onMove={onMove}
          onRemove={onRemove}
        />
      </div>
      <LabelledText
        label="En qué fijarse"
        value={description}
        most={800}
        rows={2}
        onChange={(next) => onChange({ ...indicator, description: next })}
      />
      <div className="flex flex-wrap gap-4">
        <Choice
          label="Dónde se ve"
          value={observableIn}
          options={places.map((value) => ({ value, label: observableInLabels[value] }))}
          onChange={(next) => onChange({ ...indicator, observableIn: next })}
        />
        <Choice
          label="Escala"
          value={scale}
          options={rubricScales.map((value) => ({ value, label: scaleLabels[value] }))}
          onChange={chooseScale}
        />
      </div>
      {!countsAmount(scale) && (
        <Levels indicator={indicator} onChange={(next) => onChange({ ...indicator, levels: next })} />
      )}
      {countsAmount(scale) && levels.length === 0 && (
        <p className="text-sm text-ink-soft">Quien observa anota un número; no hay niveles que describir.</p>
      )}
    </article>
  );
}

type LevelsProps = Readonly<{ indicator: Indicator; onChange: (next: Indicator["levels"]) => void }>;

function Levels({ indicator, onChange }: LevelsProps) {
  const { code, scale, levels } = indicator;
  const isFixed = scale === "yes_no";
  return (
    <fieldset>
      <legend className="text-sm font-semibold">{scale === "levels" ? "Niveles" : "Opciones"}</legend>
      <ol className="space-y-2">
        {levels.map((level, at) => (
          <li key={level.value} className="flex flex-wrap items-end gap-2">
            <LabelledText
              label={`${level.value}. Nombre`}
              value={level.label}
              most={40}
              className="w-44"
              onChange={(label) => onChange(withAt(levels, at, { ...level, label }))}
            />
            {scale === "levels" && (
              <LabelledText
                label="Qué se ve en este nivel"
                value={level.descriptor}
                most={600}
                rows={2}
                className="min-w-56 grow"
                onChange={(descriptor) => onChange(withAt(levels, at, { ...level, descriptor }))}
              />
            )}
          </li>
        ))}
      </ol>
      {!isFixed && (
        <div className="mt-2 flex gap-2">
          <Button
            size="small"
            aria-disabled={levels.length >= mostLevels || undefined}
            onClick={() =>
              levels.length < mostLevels &&
              onChange([...levels, { value: levels.length + 1, label: "", descriptor: "" }])
            }
          >
            Agregar nivel<span className="sr-only"> a {code}</span>
          </Button>
          <Button
            size="small"
            variant="quiet"
            aria-disabled={levels.length <= 2 || undefined}
            onClick={() => levels.length > 2 && onChange(levels.slice(0, -1))}
          >
            Quitar el último<span className="sr-only"> de {code}</span>
          </Button>
        </div>
      )}
    </fieldset>
  );
}

type ChoiceProps<T extends string> = Readonly<{
  label: string;
  value: T;
  options: readonly Readonly<{ value: T; label: string }>[];
  onChange: (next: T) => void;
}>;

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
        className={CONTROL_CLASS}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
