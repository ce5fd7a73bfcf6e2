import { loadavg } from "node:os";

/** One line of the bench's table: what was measured, the figure with its unit, and of how many of what. */
export interface Figure {
  readonly what: string;
  readonly figure: string;
  readonly of: string;
}

export interface Part {
  readonly title: string;
  readonly figures: readonly Figure[];
}

/** The nearest-rank percentile: a value that was really measured. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error("No percentile of nothing");
  return value;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function inSeconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

export function inMilliseconds(ms: number): string {
  return `${ms.toFixed(ms < 10 ? 1 : 0)} ms`;
}

/** Thousands of bytes, as budgets are written. */
export function inKilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`;
}

/** How busy the machine was: without it no time below means much. */
export function describeLoad(): string {
  const [lastMinute = 0] = loadavg();
  return lastMinute.toFixed(1);
}

/** The parts as one table of aligned columns. */
export function drawTable(parts: readonly Part[]): string {
  const all = parts.flatMap((part) => part.figures);
  const widths = [
    Math.max(...all.map(({ what }) => what.length)),
    Math.max(...all.map(({ figure }) => figure.length)),
  ] as const;
  const line = ({ what, figure, of }: Figure): string =>
    `  ${what.padEnd(widths[0])}  ${figure.padEnd(widths[1])}  ${of}`;
  return parts.map(({ title, figures }) => [title, ...figures.map(line)].join("\n")).join("\n\n");
}
