export type Quadrature = Readonly<{ nodes: Float64Array; weights: Float64Array }>;

/** The n points and weights of Gauss–Legendre quadrature on [−1, 1], in rising order, by Newton on the Legendre polynomial. */
export function gaussLegendre(n: number): Quadrature {
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let x = -Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 0;
    for (let step = 0; step < 100; step += 1) {
      let before = 1;
      let value = x;
      for (let j = 2; j <= n; j += 1)
        [before, value] = [value, ((2 * j - 1) * x * value - (j - 1) * before) / j];
      slope = (n * (x * value - before)) / (x * x - 1);
      const move = value / slope;
      x -= move;
      if (Math.abs(move) < 1e-16) break;
    }
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}
