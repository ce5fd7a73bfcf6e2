"use client";

import type { DraftStep } from "@/lib/observation/rules/draft";
import type { ObservationContent } from "@/lib/observation/schema/observation";
import type { RubricSectionView } from "@/lib/observation/schema/rubric";
import { IndicatorRating } from "./indicator-rating";

type RatingSectionsProps = Readonly<{
  content: ObservationContent;
  sections: readonly RubricSectionView[];
  onStep: (step: DraftStep) => void;
}>;

/** Every indicator of the rubric, section by section, to be rated. */
export function RatingSections({ content, sections, onStep }: RatingSectionsProps) {
  const citable = content.notes.filter((note) => note.noteClass === "low_inference");
  return sections.map((section) => (
    <section key={section.id} aria-labelledby={`seccion-${section.id}`} className="mb-6">
      <h3 id={`seccion-${section.id}`} className="mb-1 text-lg">
        {section.code} {section.title}
      </h3>
      {section.indicators.map((indicator) => (
        <IndicatorRating
          key={indicator.id}
          indicator={indicator}
          rating={content.ratings.find(({ indicatorId }) => indicatorId === indicator.id)}
          citable={citable}
          onRate={(level) => onStep({ kind: "rated", indicatorId: indicator.id, level })}
          onCount={(amount) => onStep({ kind: "counted", indicatorId: indicator.id, amount })}
          onClear={() => onStep({ kind: "rating_cleared", indicatorId: indicator.id })}
          onCite={(noteId) => onStep({ kind: "citation_switched", indicatorId: indicator.id, noteId })}
        />
      ))}
    </section>
  ));
}
