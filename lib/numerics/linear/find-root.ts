/**
 * A root of a continuous function between two points where its signs differ, by the method of Brent (1973, ch. 4), to the
 * precision of the numbers. Throws RangeError when the signs do not differ.
 */
export function findRoot(f: (x: number) => number, low: number, high: number): number {
  let a = low;
  let b = high;
  let fa = f(a);
  let fb = f(b);
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (!(fa * fb < 0)) throw new RangeError("findRoot needs a change of sign.");
  let c = a;
  let fc = fa;
  let step = b - a;
  let before = step;
  for (let i = 0; i < 300; i += 1) {
    if (fb * fc > 0) {
      c = a;
      fc = fa;
      step = b - a;
      before = step;
    }
    if (Math.abs(fc) < Math.abs(fb)) [a, b, c, fa, fb, fc] = [b, c, b, fb, fc, fb];
    const tolerance = 2 * Number.EPSILON * Math.abs(b);
    const middle = (c - b) / 2;
    if (Math.abs(middle) <= tolerance || fb === 0) return b;
    const wanted = interpolate({ a, b, c, fa, fb, fc });
    const isGood =
      Math.abs(before) >= tolerance &&
      wanted * middle > 0 &&
      Math.abs(wanted) < Math.min(1.5 * Math.abs(middle), Math.abs(before / 2));
    before = isGood ? step : middle;
    step = isGood ? wanted : middle;
    a = b;
    fa = fb;
    b += Math.abs(step) > tolerance ? step : Math.sign(middle) * (tolerance || Number.MIN_VALUE);
    fb = f(b);
  }
  return b;
}

/** The secant step, or the inverse quadratic one when there are three points. */
function interpolate(at: Readonly<Record<"a" | "b" | "c" | "fa" | "fb" | "fc", number>>): number {
  const { a, b, c, fa, fb, fc } = at;
  const s = fb / fa;
  if (a === c) return ((c - b) * s) / (1 - s);
  const q = fa / fc;
  const r = fb / fc;
  return (-s * ((c - b) * q * (q - r) - (b - a) * (r - 1))) / ((q - 1) * (r - 1) * (s - 1));
}
