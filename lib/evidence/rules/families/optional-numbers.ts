/** A typed array as it is filled. */
export interface Fillable {
  [index: number]: number;
}

/** Numbers of figures, kept only once one of them is something else than what a figure misses. */
export class OptionalNumbers {
  private readonly values: number[] = [];

  constructor(private readonly missing: number) {}

  put(at: number, value: number): void {
    const { values, missing } = this;
    if (values.length === 0 && (value === missing || Number.isNaN(value))) return;
    while (values.length < at) values.push(missing);
    values.push(value);
  }

  /** Takes back what was put there. */
  remove(at: number): void {
    if (at < this.values.length) this.values[at] = this.missing;
  }

  /** The numbers in order; null if every figure misses them. */
  inOrder<T extends Fillable>(into: T, order: Int32Array): T | null {
    const { values, missing } = this;
    if (values.length === 0) return null;
    let isPresent = false;
    for (let index = 0; index < order.length; index += 1) {
      const value = values[order[index] ?? 0] ?? missing;
      into[index] = value;
      if (value !== missing && !Number.isNaN(value)) isPresent = true;
    }
    return isPresent ? into : null;
  }
}

/** Numbers that every figure has, in order. */
export function inOrder<T extends Fillable>(from: readonly number[], into: T, order: Int32Array): T {
  for (let index = 0; index < order.length; index += 1) into[index] = from[order[index] ?? 0] ?? 0;
  return into;
}
