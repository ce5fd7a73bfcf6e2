import { formatFigureValue, judgementWords } from "@/lib/evidence/rules/figures";
import type { Figure, FigureUnit, Significance } from "@/lib/evidence/schema/figures";
import { formatSigned } from "@/lib/format/numbers";

const SHAPES: Readonly<Record<"-1" | "0" | "1", string>> = {
  "-1": "M1 2.5h10L6 10z",
  "0": "M1 3.2h10v1.8H1zM1 7h10v1.8H1z",
  "1": "M6 2 11 9.5H1z",
};

type GseComparisonProps = Readonly<{ figure: Figure | null; unit: FigureUnit }>;

/** How a figure stands beside schools of its socioeconomic group, as the Agencia judged it, with the group's mean. It judges nothing by itself. */
export function GseComparison({ figure, unit }: GseComparisonProps) {
  if (figure === null || figure.value === null || unit === "category") {
    return <span className="text-ink-soft">sin comparación</span>;
  }
  const { gseSignificance, gseDifference, sameGse } = figure;
  const judgement = judgementWords(gseSignificance);
  const points = gseDifference === null ? "" : ` (${formatSigned(gseDifference)})`;
  const mean = sameGse === null ? null : formatFigureValue(sameGse.mean, unit);
  return (
    // One item, so that on a phone, where cells are rows, it wraps as text.
    <span>
      <span className={judgement === null ? "text-ink-soft" : "whitespace-nowrap"}>
        <SignificanceShape significance={gseSignificance} />
        {judgement ?? "sin juicio publicado"}
        {points}
        {mean !== null && ","}
      </span>
      {mean !== null && <span className="text-ink-soft"> GSE&nbsp;{mean}</span>}
    </span>
  );
}

function SignificanceShape({ significance }: Readonly<{ significance: Significance }>) {
  if (significance === null) return null;
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" className="mr-1 inline-block size-[0.75em] shrink-0">
      <path d={SHAPES[significance]} fill="currentColor" />
    </svg>
  );
}
