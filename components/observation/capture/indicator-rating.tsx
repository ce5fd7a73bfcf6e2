"use client";

import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { AmountChoice } from "./amount-choice";
import { formatOffset } from "@/lib/format/duration";
import { countOf } from "@/lib/format/text";
import type { NoteView, RatingView } from "@/lib/observation/schema/observation";
import type { RubricIndicatorView } from "@/lib/observation/schema/rubric";
import {
  countsAmount,
  notObservedLabel,
  observableInLabels,
  speakerLabels,
} from "@/lib/observation/schema/words";

type IndicatorRatingProps = Readonly<{
  indicator: RubricIndicatorView;
  rating: RatingView | undefined;
  /** What may be cited: notes of what was seen or heard. */
  citable: readonly NoteView[];
  onRate: (level: number | null) => void;
  onCount: (amount: number) => void;
  onClear: () => void;
  onCite: (noteId: string) => void;
}>;

/** The anchor of an indicator on the capture page, to which the missing list leads. */
export function indicatorAnchor(indicatorId: string): string {
  return `indicador-${indicatorId}`;
}

/** One indicator: its levels, the descriptors on demand, and the notes that support the level, cited by a tap. */
export function IndicatorRating(props: IndicatorRatingProps) {
  const { indicator, rating, citable, onRate, onCount, onClear, onCite } = props;
  const level = rating?.level ?? null;
  const chosen = indicator.levels.find(({ value }) => value === level);
  const cited = rating?.noteIds.length ?? 0;
  return (
    <section
      id={indicatorAnchor(indicator.id)}
      tabIndex={-1}
      aria-labelledby={`${indicatorAnchor(indicator.id)}-title`}
      className="scroll-mt-28 border-t border-rule pt-3 pb-1"
    >
      <h4 id={`${indicatorAnchor(indicator.id)}-title`} className="text-base">
        {indicator.code} {indicator.title}
      </h4>
      {countsAmount(indicator.scale) ? (
        <AmountChoice indicator={indicator} rating={rating} onCount={onCount} onRate={onRate} />
      ) : (
        <LevelChoice indicator={indicator} rating={rating} onRate={onRate} />
      )}
      {chosen && (
        <p className="mt-2 text-sm">
          <span className="font-semibold">{chosen.label}</span>
          {chosen.descriptor !== "" && `: ${chosen.descriptor}`}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-4">
        <Disclosure
          summary={
            <>
              Ver descriptores<span className="sr-only"> de {indicator.code}</span>
            </>
          }
        >
          <p className="mb-2 text-sm text-ink-soft">
            {indicator.description}
            {indicator.observableIn !== "lesson" && ` ${observableInLabels[indicator.observableIn]}.`}
          </p>
          <ol className="space-y-2 text-sm">
            {indicator.levels.map(({ value, label, descriptor }) => (
              <li key={value}>
                <span className="font-semibold">
                  {indicator.scale === "levels" && `${value} `}
                  {label}.
                </span>{" "}
                {descriptor}
              </li>
            ))}
          </ol>
        </Disclosure>
        {rating && (
          <Button variant="quiet" size="small" onClick={onClear}>
            Quitar valoración<span className="sr-only"> de {indicator.code}</span>
          </Button>
        )}
      </div>
      {level !== null && (
        <Citations indicator={indicator} cited={rating?.noteIds ?? []} citable={citable} onCite={onCite} />
      )}
      {level !== null && cited === 0 && (
        <p className="text-sm text-warn">Falta citar al menos una nota que muestre este nivel.</p>
      )}
    </section>
  );
}

type LevelChoiceProps = Readonly<{
  indicator: RubricIndicatorView;
  rating: RatingView | undefined;
  onRate: (level: number | null) => void;
}>;

function LevelChoice({ indicator, rating, onRate }: LevelChoiceProps) {
  const name = useId();
  const choices = [
    ...indicator.levels.map(({ value, label }) => ({
      value: value as number | null,
      sign: indicator.scale === "levels" ? String(value) : label,
      label,
    })),
    { value: null, sign: "No observado", label: notObservedLabel },
  ];
  return (
    <fieldset className="mt-2 flex flex-wrap gap-1.5">
      <legend className="sr-only">Nivel de {indicator.code}</legend>
      {choices.map(({ value, sign, label }) => (
        <label
          key={sign}
          title={label}
          className="flex min-h-12 min-w-11 cursor-pointer items-center justify-center rounded-sm border border-rule-strong px-2 text-sm font-semibold last:px-1 sm:px-4 sm:last:px-4 has-checked:border-2 has-checked:border-sea has-checked:bg-sea-soft has-checked:underline has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name={name}
            checked={rating !== undefined && rating.level === value}
            onChange={() => onRate(value)}
            aria-label={sign === label || value === null ? label : `${sign}, ${label}`}
            className="sr-only"
          />
          {sign}
        </label>
      ))}
    </fieldset>
  );
}

type CitationsProps = Readonly<{
  indicator: RubricIndicatorView;
  cited: readonly string[];
  citable: readonly NoteView[];
  onCite: (noteId: string) => void;
}>;

function Citations({ indicator, cited, citable, onCite }: CitationsProps) {
  if (citable.length === 0) {
    return <p className="text-sm text-ink-soft">Todavía no hay notas de lo visto u oído que citar.</p>;
  }
  return (
    <Disclosure
      defaultOpen={cited.length === 0}
      summary={
        <>
          {cited.length === 0 ? "Citar notas" : countOf(cited.length, "evidencia")}
          <span className="sr-only"> para {indicator.code}</span>
        </>
      }
    >
      <fieldset className="max-h-72 overflow-y-auto">
        <legend className="sr-only">Notas que muestran el nivel de {indicator.code}</legend>
        {citable.map((note) => (
          <label key={note.id} className="flex min-h-11 cursor-pointer items-start gap-3 py-1.5 text-sm">
            <input
              type="checkbox"
              checked={cited.includes(note.id)}
              onChange={() => onCite(note.id)}
              className="mt-0.5 size-6 shrink-0 accent-accent"
            />
            <span>
              <span className="tabular-nums">{formatOffset(note.offsetSeconds)}</span>{" "}
              <span className="font-semibold">{speakerLabels[note.speaker]}</span> {note.text}
            </span>
          </label>
        ))}
      </fieldset>
    </Disclosure>
  );
}
