"use client";

import { useReducer } from "react";
import { afterStep } from "@/lib/observation/rules/draft";
import { emptyContent } from "@/lib/observation/rules/fields";
import type { RubricSectionView } from "@/lib/observation/schema/rubric";
import { RatingSections } from "./rating-sections";

type RubricPreviewProps = Readonly<{ sections: readonly RubricSectionView[] }>;

/** The ratings of a rubric to be tried out, with one note to cite. */
export function RubricPreview({ sections }: RubricPreviewProps) {
  const [content, step] = useReducer(afterStep, {
    ...emptyContent,
    notes: [
      {
        ...{ id: "ejemplo", offsetSeconds: 300, speaker: "teacher", noteClass: "low_inference" },
        text: "«¿Cómo lo supiste?» Espera ocho segundos.",
      },
    ],
  });
  if (sections.length === 0) return <p className="text-ink-soft">La pauta todavía no tiene secciones.</p>;
  return <RatingSections content={content} sections={sections} onStep={step} />;
}
