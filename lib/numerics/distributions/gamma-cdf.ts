import { devianceTerm } from "@/lib/numerics/distributions/deviance-term";
import { stirlingError } from "@/lib/numerics/distributions/stirling-error";

/** The two tails of a distribution, each computed so that a small one keeps its digits. */
export type Tails = Readonly<{ lower: number; upper: number }>;

const TINY = 1e-300;

/** x^a e^-x / Γ(a + 1). */
export function poissonTerm(a: number, x: number): number {
  if (a === 0) return Math.exp(-x);
  return Math.exp(-stirlingError(a) - devianceTerm(a, x)) / Math.sqrt(2 * Math.PI * a);
}

function lowerBySeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < 100_000; n += 1) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return poissonTerm(a, x) * sum;
}

function upperByFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 100_000; i += 1) {
    const an = -i * (i - a);
    b += 2;
    d = an * d + b;
    if (Math.abs(d) < TINY) d = TINY;
    c = b + an / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    const delta = d * c;
    h *= delta;
    if (Math.abs(delta - 1) < 1e-16) break;
  }
  return poissonTerm(a, x) * a * h;
}

/**
 * The regularised incomplete gamma functions P(a, x) and Q(a, x) for a > 0, x ≥ 0: series below a + 1, continued fraction (Lentz)
 * above (Abramowitz & Stegun 6.5.29 and 6.5.31), with Loader's saddle-point factor. About 1e-14 relative. Throws RangeError
 * elsewhere.
 */
export function gammaCdf(a: number, x: number): Tails {
  if (!(a > 0) || !(x >= 0)) throw new RangeError("gammaCdf needs a > 0 and x >= 0.");
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  if (x < a + 1) {
    const lower = lowerBySeries(a, x);
    return { lower, upper: 1 - lower };
  }
  const upper = upperByFraction(a, x);
  return { lower: 1 - upper, upper };
}
