import type { Cell } from "@/lib/dashboards/schema";
import { formatNumber } from "@/lib/format/numbers";

/** A withheld figure has words, never a zero. */
export const withheld = "Reservado";

const words = { suppressed: withheld, empty: "Sin casos" } as const;

/** The figure as it is read, or why there is none. */
export function readCell(cell: Cell, format: (value: number) => string = formatNumber): string {
  return cell.state === "shown" ? format(cell.value) : words[cell.state];
}

/** The number for drawing; null is drawn as a gap, with its words beside it. */
export function valueOf(cell: Cell): number | null {
  return cell.state === "shown" ? cell.value : null;
}
