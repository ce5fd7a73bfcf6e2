/** A school of the platform and where a column has it. */
export interface PlacedSchool<T> {
  readonly index: number;
  readonly school: T;
}

/**
 * Finds the schools of the platform among those of a column, by their RBD, which ascends in it. Columns that were read
 * together share their schools, which are looked for once.
 */
export class OwnSchools<T> {
  private readonly found = new Map<Int32Array, readonly PlacedSchool<T>[]>();

  constructor(private readonly schools: ReadonlyMap<number, T>) {}

  /** In the order of the column. */
  in(rbds: Int32Array): readonly PlacedSchool<T>[] {
    const known = this.found.get(rbds);
    if (known !== undefined) return known;
    const placed: PlacedSchool<T>[] = [];
    for (const [rbd, school] of this.schools) {
      const index = positionOf(rbds, rbd);
      if (index >= 0) placed.push({ index, school });
    }
    placed.sort((a, b) => a.index - b.index);
    this.found.set(rbds, placed);
    return placed;
  }
}

/** Where a number stands in an ascending array; −1 if it is not there. */
function positionOf(ascending: Int32Array, wanted: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = ascending[middle] ?? 0;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
