type Packed = Int16Array | Int32Array | Float64Array;

const FIRST_LENGTH = 1_024;

/** Numbers of one width whose number is not known beforehand. */
class GrowingArray<Values extends Packed> {
  private values: Values;
  private length = 0;

  constructor(private readonly make: (length: number) => Values) {
    this.values = make(FIRST_LENGTH);
  }

  /** Adds one at the end. */
  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = this.make(this.length * 2);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length] = value;
    this.length += 1;
  }

  /** Those added, in order. */
  toArray(): Values {
    const exact = this.make(this.length);
    for (let at = 0; at < this.length; at += 1) exact[at] = this.values[at] ?? 0;
    return exact;
  }
}

/** Two-byte integers whose number is not known beforehand. */
export const growingInt16 = () => new GrowingArray((length) => new Int16Array(length));

/** Four-byte integers whose number is not known beforehand. */
export const growingInt32 = () => new GrowingArray((length) => new Int32Array(length));

/** Eight-byte numbers whose number is not known beforehand. */
export const growingFloat64 = () => new GrowingArray((length) => new Float64Array(length));
