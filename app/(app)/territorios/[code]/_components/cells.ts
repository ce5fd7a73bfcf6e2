import type { Cell } from "@/lib/dashboards/schema";
import { formatNumber } from "@/lib/format/numbers";

/** A withheld figure has words, never a zero. */
export const withheld = "Reservado";

/** The figure as it is read, or that it is withheld. */
export function readCell(cell: Cell, format: (value: number) => string = formatNumber): string {
  return cell.state === "shown" ? format(cell.value) : withheld;
}

/** The number for drawing; null is drawn as a gap. */
export function valueOf(cell: Cell): number | null {
  return cell.state === "shown" ? cell.value : null;
}
