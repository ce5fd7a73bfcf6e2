import { formatMinutes, formatOffset } from "@/lib/format/duration";
import { countOf, joinWords } from "@/lib/format/text";
import { isRated } from "@/lib/observation/rules/completeness";
import type { NoteView, ObservationView, RatingView } from "@/lib/observation/schema/observation";
import type { RubricIndicatorView } from "@/lib/observation/schema/rubric";
import { notObservedLabel, oneObservationCaution, speakerLabels } from "@/lib/observation/schema/words";

type RatingListProps = Readonly<{ observation: ObservationView }>;

/** Each level with its descriptor and the notes that show it; what was not observed is named in one line. */
export function RatingList({ observation: { rubric, ratings, notes } }: RatingListProps) {
  const indicators = rubric.sections.flatMap((section) => section.indicators);
  const levels = new Map(ratings.map((rating) => [rating.indicatorId, rating]));
  const rated = indicators.filter(({ id }) => {
    const rating = levels.get(id);
    return rating !== undefined && isRated(rating);
  });
  const others = indicators.filter((indicator) => !rated.includes(indicator));
  return (
    <div className="max-w-measure print:max-w-none">
      <p className="mb-3 text-sm text-ink-soft">{oneObservationCaution}</p>
      <ol className="border-t border-rule">
        {rated.map((indicator) => {
          const rating = levels.get(indicator.id);
          const cited = notes.filter(({ id }) => rating?.noteIds.includes(id));
          return (
            <li key={indicator.id} className="keep-together border-b border-rule py-3 print:py-1">
              <RatedIndicator indicator={indicator} rating={rating} cited={cited} />
            </li>
          );
        })}
      </ol>
      {others.length > 0 && (
        <p className="mt-3 text-sm">
          <span className="font-semibold">{notObservedLabel}</span> (no es un cero):{" "}
          {joinWords(others.map(({ code }) => code))}.
        </p>
      )}
    </div>
  );
}

type RatedIndicatorProps = Readonly<{
  indicator: RubricIndicatorView;
  rating: RatingView | undefined;
  cited: readonly NoteView[];
}>;

function RatedIndicator({ indicator, rating, cited }: RatedIndicatorProps) {
  const chosen = indicator.levels.find(({ value }) => value === rating?.level);
  return (
    <>
      <h3 className="text-base">
        {indicator.code} {indicator.title}
      </h3>
      {chosen && (
        <p>
          <span className="font-semibold">
            {chosen.label}
            {indicator.scale === "levels" && ` (nivel ${chosen.value} de ${indicator.levels.length})`}.
          </span>{" "}
          {chosen.descriptor}
        </p>
      )}
      {rating?.amount !== undefined && (
        <p className="font-semibold">
          {indicator.scale === "time" ? formatMinutes(rating.amount) : countOf(rating.amount, "vez", "veces")}
        </p>
      )}
      <ul className="mt-1 border-l-2 border-sea pl-3 text-sm">
        {cited.map((note) => (
          <li key={note.id}>
            <span className="tabular-nums">{formatOffset(note.offsetSeconds)}</span>{" "}
            {speakerLabels[note.speaker]}: {note.text}
          </li>
        ))}
      </ul>
    </>
  );
}
