import { TextLink } from "@/components/ui/text-link";
import { describeFigure, differenceWords, latestFigure, latestReadable } from "@/lib/evidence/rules/figures";
import type { Figure, Series } from "@/lib/evidence/schema/figures";

type LatestFigureProps = Readonly<{ series: Series }>;

/** The newest figure as a sentence that links to its source; when it is missing, why, and the last one published. */
export function LatestFigure({ series }: LatestFigureProps) {
  const newest = latestFigure(series);
  const readable = latestReadable(series);
  if (!newest) return null;
  return (
    <div className="mb-4">
      <FigureLine figure={newest} series={series} />
      {newest !== readable && readable && (
        <p className="text-ink-soft">
          Último publicado: <SourceLink figure={readable} series={series} />
        </p>
      )}
    </div>
  );
}

type FigureLineProps = Readonly<{ figure: Figure; series: Series }>;

function FigureLine({ figure, series }: FigureLineProps) {
  const difference = differenceWords(
    { points: figure.previousDifference, significance: figure.previousSignificance },
    "previous",
  );
  return (
    <>
      <p>
        <SourceLink figure={figure} series={series} />
        {difference && <span className="text-ink-soft"> · {difference}</span>}
      </p>
      {figure.mark && <p className="text-sm text-ink-soft">{figure.mark}</p>}
    </>
  );
}

function SourceLink({ figure, series }: FigureLineProps) {
  return <TextLink href={`/evidencia/${figure.id}`}>{describeFigure(figure, series)}</TextLink>;
}
