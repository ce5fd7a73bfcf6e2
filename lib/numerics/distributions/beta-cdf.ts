import { devianceTerm } from "@/lib/numerics/distributions/deviance-term";
import { type Tails } from "@/lib/numerics/distributions/gamma-cdf";
import { stirlingError } from "@/lib/numerics/distributions/stirling-error";

type At = Readonly<{ x: number; y: number }>;

const TINY = 1e-300;

/** x^a y^b / B(a, b), written as the binomial density of Loader, which keeps its digits for long a and b. */
function factor(a: number, b: number, { x, y }: At): number {
  const n = a + b;
  const exponent =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - devianceTerm(a, n * x) - devianceTerm(b, n * y);
  return Math.exp(exponent) * Math.sqrt((a * b) / (2 * Math.PI * n));
}

function notZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** The continued fraction 26.5.8 of Abramowitz & Stegun, by Lentz's method. */
function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / notZero(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 100_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / notZero(1 + even * d);
    c = notZero(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / notZero(1 + odd * d);
    c = notZero(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return h;
}

/**
 * The regularised incomplete beta function I_x(a, b) and its complement, for a, b > 0. `y` is 1 − x, given apart so that an x
 * near 1 keeps its digits. About 1e-13 relative. Throws RangeError elsewhere.
 */
export function betaCdf(at: At, a: number, b: number): Tails {
  const { x, y } = at;
  if (!(a > 0 && b > 0 && x >= 0 && y >= 0)) throw new RangeError("betaCdf needs a, b > 0 and x in [0, 1].");
  if (x === 0) return { lower: 0, upper: 1 };
  if (y === 0) return { lower: 1, upper: 0 };
  const scale = factor(a, b, at);
  if (x < (a + 1) / (a + b + 2)) {
    const lower = (scale * fraction(a, b, x)) / a;
    return { lower, upper: 1 - lower };
  }
  const upper = (scale * fraction(b, a, y)) / b;
  return { lower: 1 - upper, upper };
}
