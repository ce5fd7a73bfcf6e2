import type { Format } from "./trend-data";

export type ForestRow = Readonly<{
  id: string;
  label: string;
  /** The id of one of the plot's groups, which gives its mark. */
  group: string;
  /** Null when there is no estimate; `note` then says why. */
  value: number | null;
  range: readonly [number, number] | null;
  /** "n 22", "menos de 4 establecimientos". */
  note?: string;
}>;

export type ForestBlock = Readonly<{ id: string; label: string; rows: readonly ForestRow[] }>;

const STEP = 0.25;

/** From the lowest to the highest limit drawn, in quarters, always with zero inside. */
export function forestDomain(blocks: readonly ForestBlock[]): readonly [number, number] {
  const drawn = blocks.flatMap(({ rows }) =>
    rows.flatMap(({ value, range }) => [value ?? 0, ...(range ?? [])]),
  );
  const low = Math.floor(Math.min(0, ...drawn) / STEP) * STEP;
  const high = Math.ceil(Math.max(0, ...drawn) / STEP) * STEP;
  return low === high ? [-1, 1] : [low, high];
}

/** One estimate in words, for those who do not see it. */
export function forestSummary(block: ForestBlock, row: ForestRow, format: Format): string {
  const place = `${block.label}, ${row.label}`;
  if (row.value === null) return `${place}: ${row.note ?? "sin dato"}.`;
  const range = row.range === null ? "" : `, intervalo de ${format(row.range[0])} a ${format(row.range[1])}`;
  return `${place}: ${format(row.value)}${range}${row.note === undefined ? "" : `, ${row.note}`}.`;
}
