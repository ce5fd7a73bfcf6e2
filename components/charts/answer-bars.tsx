import { useId } from "react";
import { formatShare } from "@/lib/format/numbers";
import { HatchPattern } from "./hatch";

export type AnswerRow = Readonly<{
  id: string;
  label: string;
  /** Share of each answer, from the lowest step to the highest; null where too few gave it to be shown. */
  shares: readonly (number | null)[];
}>;

type AnswerBarsProps = Readonly<{
  caption: string;
  rows: readonly AnswerRow[];
  /** From this share on, an end of the scale leaves no room and is marked. */
  limit: number;
  hiddenLabel: string;
}>;

const HEIGHT = 22;

/** How the answers to each item spread over its scale, one bar a row, darker the higher; ends that gather too many are named. */
export function AnswerBars({ caption, rows, limit, hiddenLabel }: AnswerBarsProps) {
  const hatch = useId();
  const hasHidden = rows.some(({ shares }) => shares.includes(null));
  return (
    <div className="text-sm">
      <ul className="space-y-3">
        {rows.map((row) => (
          <li key={row.id} className="keep-together">
            <p className="mb-0.5 flex flex-wrap justify-between gap-x-4">
              <span className="[overflow-wrap:anywhere]">{row.label}</span>
              <span className="text-ink-soft">{endWords(row, limit)}</span>
            </p>
            <svg
              role="img"
              aria-label={`${caption}. ${row.label}: ${summaryOf(row)}.`}
              width="100%"
              height={HEIGHT}
              className="print-exact block"
            >
              <defs>
                <HatchPattern id={`${hatch}-${row.id}`} />
              </defs>
              <Segments row={row} hatch={`${hatch}-${row.id}`} />
              <rect width="100%" height={HEIGHT} fill="none" stroke="var(--rule-strong)" strokeWidth="2" />
            </svg>
          </li>
        ))}
      </ul>
      <p aria-hidden="true" className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-1">
        <span>del paso más bajo, claro, al más alto, oscuro</span>
        {hasHidden && (
          <span className="inline-flex items-center gap-1.5">
            <svg width="22" height="12">
              <defs>
                <HatchPattern id={hatch} />
              </defs>
              <rect width="22" height="12" fill={`url(#${hatch})`} stroke="var(--rule-strong)" />
            </svg>
            {hiddenLabel}
          </span>
        )}
      </p>
    </div>
  );
}

function Segments({ row: { shares }, hatch }: Readonly<{ row: AnswerRow; hatch: string }>) {
  const hidden = shares.filter((share) => share === null).length;
  const rest = Math.max(0, 1 - shares.reduce<number>((sum, share) => sum + (share ?? 0), 0));
  let start = 0;
  return shares.map((share, step) => {
    // What is not shown is one width shared evenly: the place in the order says nothing of how many.
    const width = share ?? rest / hidden;
    const from = start;
    start += width;
    return (
      <rect
        key={step}
        x={`${from * 100}%`}
        width={`${width * 100}%`}
        height={HEIGHT}
        fill={share === null ? `url(#${hatch})` : shadeOf(step, shares.length)}
        stroke="var(--ground)"
      />
    );
  });
}

/** From pale to full, in even steps, whatever the number of answers. */
function shadeOf(step: number, steps: number): string {
  const strength = steps < 2 ? 100 : 12 + (88 * step) / (steps - 1);
  return `color-mix(in oklab, var(--level-4) ${Math.round(strength)}%, var(--ground))`;
}

function endWords({ shares }: AnswerRow, limit: number): string {
  const [floor, ceiling] = [shares[0] ?? null, shares.at(-1) ?? null];
  const words = [
    floor !== null && floor >= limit ? `piso ${formatShare(floor)}` : null,
    ceiling !== null && ceiling >= limit ? `techo ${formatShare(ceiling)}` : null,
  ].filter((word) => word !== null);
  return words.join(" · ");
}

function summaryOf({ shares }: AnswerRow): string {
  const words = shares.map(
    (share, step) => `paso ${step + 1} ${share === null ? "no se muestra" : formatShare(share)}`,
  );
  return words.join(", ");
}
