import { Matrix } from "ml-matrix";
import { positiveDefiniteInverse } from "@/lib/numerics/linear/positive-definite-inverse";
import { profile } from "@/lib/numerics/regression/gls-profile";
import { type GroupSums } from "@/lib/numerics/regression/group-sums";

type Variances = Readonly<{ lambda: number; within: number }>;

/** Minus twice the restricted log-likelihood, up to a constant, at the logarithms of λ and of the variance within. */
function deviance(sums: GroupSums, logRatio: number, logWithin: number): number {
  const lambda = Math.exp(logRatio);
  const within = Math.exp(logWithin);
  const { rss, logDet } = profile(sums, lambda);
  const spread = sums.sizes.reduce((total, n) => total + Math.log(1 + n * lambda), 0);
  return (sums.n - sums.xx.rows) * logWithin + spread + logDet + rss / within;
}

/** Fourth-order central differences of a function of one number. */
function derivative(f: (x: number) => number, h: number): number {
  return (8 * (f(h) - f(-h)) - (f(2 * h) - f(-2 * h))) / (12 * h);
}

function secondDerivative(f: (x: number) => number, h: number): number {
  return (16 * (f(h) + f(-h)) - (f(2 * h) + f(-2 * h)) - 30 * f(0)) / (12 * h * h);
}

/** Second derivatives of the deviance on the two logarithms. */
function curvature(sums: GroupSums, ratio: number, within: number): Matrix {
  const h = 0.01;
  const along = (a: number, b: number) =>
    secondDerivative((step) => deviance(sums, ratio + a * step, within + b * step), h);
  const [first, second] = [along(1, 0), along(0, 1)];
  const mixed = (along(1, 1) - first - second) / 2;
  return new Matrix([
    [first, mixed],
    [mixed, second],
  ]);
}

/**
 * Satterthwaite's (1946) degrees of freedom of each coefficient, 2v²/(g'Ag): v its variance, g its slopes on the variance parameters and A
 * their covariance, twice the inverse curvature of the restricted deviance (Kuznetsova, Brockhoff & Christensen, 2017). With no
 * variance between, n − p.
 */
export function satterthwaiteDf(sums: GroupSums, { lambda, within }: Variances, back: Matrix): number[] {
  const size = sums.xx.rows;
  if (lambda === 0) return Array.from({ length: size }, () => sums.n - size);
  const [ratio, logWithin] = [Math.log(lambda), Math.log(within)];
  const variances = (step: number) =>
    back
      .mmul(profile(sums, Math.exp(ratio + step)).inverse)
      .mmul(back.transpose())
      .diagonal();
  const covariance = positiveDefiniteInverse(curvature(sums, ratio, logWithin)).mul(2);
  return variances(0).map((v, j) => {
    const onRatio = derivative((step) => variances(step)[j] ?? Number.NaN, 0.001);
    const g = Matrix.columnVector([onRatio / v, 1]);
    return 2 / g.transpose().mmul(covariance).mmul(g).get(0, 0);
  });
}
