const SMALL = [
  2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356, 0.06568233791820745,
];
const SMALL_BELOW = [47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673];
const MIDDLE = [
  0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002, 2494.5375852903726,
  6848.190450536283, 11602.65143764735, 9842.714838383978, 1.0765576773720192e-8,
];
const MIDDLE_BELOW = [
  22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097,
  34900.95272114598, 38912.00328609327, 19685.429676859992,
];
const FAR = [
  0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934, 2.9112874951168793e-5,
  0.023073441764940174,
];
const FAR_BELOW = [
  1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 7.297515550839662e-5,
];
const INVERSE_ROOT_TWO_PI = 0.3989422804014327;

/** Cody's nested fraction: the last of `above` opens the numerator, the last of `below` has no partner. */
function fraction(above: readonly number[], below: readonly number[], x: number): number {
  const steps = below.length - 1;
  let top = (above[above.length - 1] ?? 0) * x;
  let bottom = x;
  for (let i = 0; i < steps; i += 1) {
    top = (top + (above[i] ?? 0)) * x;
    bottom = (bottom + (below[i] ?? 0)) * x;
  }
  return (top + (above[steps] ?? 0)) / (bottom + (below[steps] ?? 0));
}

/** exp(-y²/2) without the loss that squaring a long y brings. */
function gaussian(y: number): number {
  const coarse = Math.trunc(y * 16) / 16;
  return Math.exp(-coarse * coarse * 0.5) * Math.exp(-(y - coarse) * (y + coarse) * 0.5);
}

function upperTail(y: number): number {
  if (y <= 5.656854249492381) return gaussian(y) * fraction(MIDDLE, MIDDLE_BELOW, y);
  if (y > 38.6) return 0;
  const z = 1 / (y * y);
  return (gaussian(y) * (INVERSE_ROOT_TWO_PI - z * fraction(FAR, FAR_BELOW, z))) / y;
}

/**
 * Φ(x), the probability that a standard normal number is at most x, by the rational approximations of Cody (1969, Math. Comp.
 * 23, 631–637); about 1e-16 relative, also in the lower tail. ±∞ are allowed; NaN gives NaN.
 */
export function normalCdf(x: number): number {
  const y = Math.abs(x);
  if (y <= 0.67448975) return 0.5 + x * fraction(SMALL, SMALL_BELOW, x * x);
  return x > 0 ? 1 - upperTail(y) : upperTail(y);
}
