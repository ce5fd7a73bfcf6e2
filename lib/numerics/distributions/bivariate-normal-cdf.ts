import { normalCdf } from "@/lib/numerics/distributions/normal-cdf";
import { gaussLegendre, type Quadrature } from "@/lib/numerics/linear/gauss-legendre";

const TWO_PI = 2 * Math.PI;
const SIX = gaussLegendre(6);
const TWELVE = gaussLegendre(12);
const TWENTY = gaussLegendre(20);

function rule(r: number): Quadrature {
  if (r < 0.3) return SIX;
  return r < 0.75 ? TWELVE : TWENTY;
}

function upperModerate(h: number, k: number, r: number): number {
  const { nodes, weights } = rule(Math.abs(r));
  const hs = (h * h + k * k) / 2;
  const arc = Math.asin(r);
  let sum = 0;
  for (let i = 0; i < nodes.length; i += 1) {
    const sine = Math.sin((arc * ((nodes[i] ?? 0) + 1)) / 2);
    sum += (weights[i] ?? 0) * Math.exp((sine * h * k - hs) / (1 - sine * sine));
  }
  return (sum * arc) / (2 * TWO_PI) + normalCdf(-h) * normalCdf(-k);
}

/** The part of a strong positive correlation that is not P(X > max(h, k)). */
function strongPart(h: number, k: number, r: number): number {
  const hk = h * k;
  const as = (1 - r) * (1 + r);
  const bs = (h - k) ** 2;
  const c = (4 - hk) / 8;
  const d = (12 - hk) / 16;
  const a = Math.sqrt(as);
  const first = -(bs / as + hk) / 2;
  let sum =
    first > -100
      ? a * Math.exp(first) * (1 - (c * (bs - as) * (1 - (d * bs) / 5)) / 3 + (c * d * as * as) / 5)
      : 0;
  if (hk > -100) {
    const b = Math.sqrt(bs);
    sum -=
      Math.exp(-hk / 2) * Math.sqrt(TWO_PI) * normalCdf(-b / a) * b * (1 - (c * bs * (1 - (d * bs) / 5)) / 3);
  }
  const { nodes, weights } = TWENTY;
  for (let i = 0; i < nodes.length; i += 1) {
    const xs = ((a / 2) * ((nodes[i] ?? 0) + 1)) ** 2;
    const rs = Math.sqrt(1 - xs);
    const exponent = -(bs / xs + hk) / 2;
    if (exponent > -100) {
      const exact = Math.exp((-hk * xs) / (2 * (1 + rs) ** 2)) / rs;
      sum += (a / 2) * (weights[i] ?? 0) * Math.exp(exponent) * (exact - (1 + c * xs * (1 + d * xs)));
    }
  }
  return -sum / TWO_PI;
}

function upperStrong(h: number, k: number, r: number): number {
  const flipped = r < 0 ? -k : k;
  const part = Math.abs(r) < 1 ? strongPart(h, flipped, Math.abs(r)) : 0;
  if (r > 0) return part + normalCdf(-Math.max(h, k));
  return flipped > h ? normalCdf(flipped) - normalCdf(h) - part : -part;
}

/**
 * P(X ≤ h, Y ≤ k) of two standard normal numbers with correlation r in [−1, 1]: the algorithm of Drezner & Wesolowsky (1990) as
 * improved by Genz (2004, Statistics and Computing 14, 251–260), about 1e-15 absolute. h and k may be ±∞. Throws RangeError
 * when r is outside.
 */
export function bivariateNormalCdf(h: number, k: number, r: number): number {
  if (!(r >= -1 && r <= 1)) throw new RangeError("A correlation lies between -1 and 1.");
  if (h === Number.NEGATIVE_INFINITY || k === Number.NEGATIVE_INFINITY) return 0;
  if (h === Number.POSITIVE_INFINITY) return normalCdf(k);
  if (k === Number.POSITIVE_INFINITY) return normalCdf(h);
  const p = Math.abs(r) < 0.925 ? upperModerate(-h, -k, r) : upperStrong(-h, -k, r);
  return Math.min(1, Math.max(0, p));
}
