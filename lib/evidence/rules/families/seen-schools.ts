import { reject, type Column, type RowCheck } from "./row-check";

/** The schools that a column already has, and the line each of them came from. */
export class SeenSchools {
  private readonly lines = new Map<number, number>();

  /** Refuses the row of a school that was there before; otherwise remembers it, and answers that it is new. */
  isNew(row: RowCheck, column: Column, rbd: number): boolean {
    const line = this.lines.get(rbd);
    if (line === undefined) {
      this.lines.set(rbd, row.line);
      return true;
    }
    reject(
      row,
      column,
      `El establecimiento ya está en la línea ${line}. Se espera una sola fila por establecimiento, grado y año.`,
    );
    return false;
  }
}
