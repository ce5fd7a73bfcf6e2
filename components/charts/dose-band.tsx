import { scaleLinear } from "d3-scale";
import { formatNumber } from "@/lib/format/numbers";
import { Marker } from "./marker";
import type { Format } from "./trend-data";

type DoseBandProps = Readonly<{
  /** "Cobertura", "Dosis", "Fidelidad", "Cambio". */
  label: string;
  /** Null when it is not shown; `note` then says why. */
  value: number | null;
  low?: number;
  high?: number;
  /** What was agreed or hoped for. */
  target?: number;
  domain: readonly [number, number];
  /** "31 de 42 docentes". */
  n: string;
  note?: string;
  format?: Format;
}>;

const HEIGHT = 34;
const MIDDLE = HEIGHT / 2;

/** One measure of the programme on its scale, with its uncertainty, its target and its n. */
export function DoseBand(props: DoseBandProps) {
  const { label, value, low, high, target, domain, n, note, format = formatNumber } = props;
  const x = scaleLinear().domain(domain).range([1, 99]).clamp(true);
  const hasInterval = low !== undefined && high !== undefined;
  return (
    <div className="keep-together border-t border-rule py-3 text-sm">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="text-base font-semibold">{label}</span>
        <span className="tabular-nums">
          {value !== null && <strong className="text-base">{format(value)}</strong>}
          <span className="text-ink-soft"> {n}</span>
        </span>
      </p>
      {value === null ? (
        <p className="text-ink-soft">{note ?? "sin dato"}</p>
      ) : (
        <>
          <svg
            role="img"
            aria-label={summaryOf(props, format)}
            width="100%"
            height={HEIGHT}
            className="mt-1 block overflow-visible"
          >
            <line x1="0" x2="100%" y1={MIDDLE} y2={MIDDLE} stroke="var(--rule-strong)" />
            {hasInterval && (
              <rect
                x={`${x(low)}%`}
                width={`${x(high) - x(low)}%`}
                y={MIDDLE - 7}
                height="14"
                fill="var(--sea-soft)"
                stroke="var(--sea)"
              />
            )}
            {target !== undefined && (
              <line
                x1={`${x(target)}%`}
                x2={`${x(target)}%`}
                y1="3"
                y2={HEIGHT - 3}
                stroke="var(--accent)"
                strokeWidth="2.5"
                strokeDasharray="4 2.5"
              />
            )}
            <Marker kind="circle" x={`${x(value)}%`} y={MIDDLE} radius={6.5} colour="var(--sea)" />
          </svg>
          <p className="flex justify-between text-chart text-ink-soft" aria-hidden="true">
            <span>{format(domain[0])}</span>
            {target !== undefined && <span>línea cortada: meta {format(target)}</span>}
            <span>{format(domain[1])}</span>
          </p>
          {note && <p className="text-ink-soft">{note}</p>}
        </>
      )}
    </div>
  );
}

function summaryOf({ label, value, low, high, target, n }: DoseBandProps, format: Format): string {
  const parts = [`${label}: ${value === null ? "sin dato" : format(value)}`];
  if (low !== undefined && high !== undefined) parts.push(`entre ${format(low)} y ${format(high)}`);
  if (target !== undefined) parts.push(`meta ${format(target)}`);
  return `${parts.join(", ")}; ${n}.`;
}
