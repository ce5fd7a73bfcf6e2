/** A stream of chance that a seed fixes for ever. */
export type SeededRandom = Readonly<{
  /** Uniform on [0, 1), 53 bits. */
  next: () => number;
  /** Uniform integer on [0, bound), bound at most 2^32. */
  below: (bound: number) => number;
  /** Puts values in an order drawn evenly from all orders, in place (Durstenfeld, 1964), at most 2^32 of them. */
  shuffle: (values: Float64Array | Int16Array | Uint8Array | Uint32Array) => void;
}>;

/** One step of SplitMix32 (Steele, Lea & Flood, 2014), used only to spread seed and stream over the state. */
function spread(state: number): number {
  let z = (state + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

/**
 * The generator xoshiro128** (Blackman & Vigna, 2021). Equal seed and stream give equal numbers on every machine; draws
 * numbered by `stream` are independent of how many are made together, so that work can be shared out.
 */
export function seededRandom(seed: number, stream = 0): SeededRandom {
  let a = spread(seed | 0);
  let b = spread(a ^ (stream | 0));
  let c = spread(b ^ Math.floor(seed / 0x100000000));
  let d = spread(c ^ 0x5bd1e995) | 1;

  const bits = (): number => {
    const x = Math.imul(b, 5);
    const result = Math.imul((x << 7) | (x >>> 25), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  for (let i = 0; i < 16; i += 1) bits();

  return {
    next: () => ((bits() >>> 5) * 0x4000000 + (bits() >>> 6)) / 0x20000000000000,
    below: (bound) => (bits() * (bound / 0x100000000)) >>> 0,
    shuffle: (values) => {
      // The steps of `bits` again on copies of its state: in registers they take half the time, and permuted draws live on this.
      let [a0, b0, c0, d0] = [a, b, c, d];
      for (let i = values.length - 1; i > 0; i -= 1) {
        const x = Math.imul(b0, 5);
        const result = Math.imul((x << 7) | (x >>> 25), 9) >>> 0;
        const t = b0 << 9;
        c0 ^= a0;
        d0 ^= b0;
        b0 ^= c0;
        a0 ^= d0;
        c0 ^= t;
        d0 = (d0 << 11) | (d0 >>> 21);
        const j = (result * ((i + 1) / 0x100000000)) >>> 0;
        const value = values[i] ?? 0;
        values[i] = values[j] ?? 0;
        values[j] = value;
      }
      [a, b, c, d] = [a0, b0, c0, d0];
    },
  };
}
