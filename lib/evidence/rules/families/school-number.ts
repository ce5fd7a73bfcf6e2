import { checkDigitOf } from "@/lib/format/check-digit";
import { parseRbd } from "@/lib/format/rbd";
import { countOf } from "@/lib/format/text";
import type { KnownSchools } from "../../schema/parsed";
import { cellAt, reject, type Column, type RowCheck } from "./row-check";
import { shortList } from "./short-list";

const LARGEST_RBD = 99_999;
const PLAIN_RBD = /^\d{1,5}$/;

/** The RBD of a row; 0 when it cannot be one, which refuses the row. */
export function rbdAt(row: RowCheck, column: Column): number {
  const cell = cellAt(row, column);
  const rbd = typeof cell === "object" ? 0 : readRbd(cell);
  if (rbd === 0) {
    const reason = cell === null ? "Falta el RBD." : "No es un RBD.";
    reject(row, column, `${reason} Se espera un número de hasta cinco cifras, sin dígito o con el suyo.`);
  }
  return rbd;
}

function readRbd(cell: string | number): number {
  if (typeof cell === "number") return Number.isInteger(cell) && cell >= 1 && cell <= LARGEST_RBD ? cell : 0;
  if (PLAIN_RBD.test(cell)) return Number(cell);
  const parsed = parseRbd(cell);
  return parsed.ok ? parsed.rbd : 0;
}

/** Whether the row gives a check digit and it is not the RBD's. */
export function isWrongCheckDigit(row: RowCheck, checkDigit: Column | null, rbd: number): boolean {
  const cell = cellAt(row, checkDigit);
  if (cell === null) return false;
  return typeof cell === "object" || String(cell).toUpperCase() !== checkDigitOf(rbd);
}

/**
 * Check digits that are not their RBD's. The publisher itself gives wrong ones to some twenty schools, the same in every
 * file, so a school of the directory keeps its row; with a directory loaded and the RBD not in it, one of the two is
 * mistyped, and the row is refused.
 */
export class WrongDigits {
  private readonly noted = new Set<number>();

  constructor(
    private readonly column: Column | null,
    private readonly known: KnownSchools,
  ) {}

  check(row: RowCheck, rbd: number): void {
    if (rbd === 0 || !isWrongCheckDigit(row, this.column, rbd)) return;
    const { rbds } = this.known;
    if (rbds === null || rbds.has(rbd)) this.noted.add(rbd);
    else
      reject(
        row,
        this.column,
        `El dígito no corresponde al RBD ${rbd}, que no está en el directorio. Se espera ${checkDigitOf(rbd)}; revisar cuál de los dos está mal.`,
      );
  }

  warnings(): readonly string[] {
    if (this.noted.size === 0) return [];
    const establishments = countOf(this.noted.size, "establecimiento trae", "establecimientos traen");
    return [
      `${establishments} un dígito verificador que no corresponde a su RBD (${shortList([...this.noted])}); vale el RBD.`,
    ];
  }
}
