const LOCALE = "es-CL";
const MINUS = "\u2212";

type Digits = Readonly<{ min?: number; max?: number }>;

/** Writes a number as read in Chile: `1.234,5`. At most one decimal unless told; throws on NaN and infinities, since a missing value has its own words. */
export function formatNumber(value: number, digits: Digits = {}): string {
  if (!Number.isFinite(value)) throw new RangeError("formatNumber needs a finite number");
  const min = digits.min ?? 0;
  const max = digits.max ?? Math.max(min, 1);
  return formatterFor(min, max).format(value).replace("-", MINUS);
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Making a formatter takes some sixty times longer than using it, and a page writes hundreds of numbers. */
function formatterFor(min: number, max: number): Intl.NumberFormat {
  const key = `${min}/${max}`;
  const known = formatters.get(key);
  if (known) return known;
  const formatter = new Intl.NumberFormat(LOCALE, {
    minimumFractionDigits: min,
    maximumFractionDigits: max,
    useGrouping: true,
    signDisplay: "negative",
  });
  formatters.set(key, formatter);
  return formatter;
}

/** Writes a number that is already a percentage: 34.6 → `34,6%`. */
export function formatPercent(percent: number, digits: Digits = {}): string {
  return `${formatNumber(percent, digits)}%`;
}

/** Writes a share between 0 and 1 as a percentage: 0.346 → `34,6%`. */
export function formatShare(share: number, digits: Digits = {}): string {
  return formatPercent(share * 100, digits);
}

/** Writes a difference with its sign always visible and a real minus: `+3`, `−1,5`; what rounds to nothing is `0`, without sign. */
export function formatSigned(difference: number, digits: Digits = {}): string {
  const text = formatNumber(difference, digits);
  const isZero = !/[1-9]/.test(text);
  if (isZero) return text.replace(MINUS, "");
  return difference > 0 ? `+${text}` : text;
}

/**
 * Reads a number as people type it: `1.234,5`, `1234,5`, `3.5`, `−2`. Dots that stand before groups of exactly three
 * digits are thousands, as in Chile; any other single dot is a decimal point. Null when it is not a number.
 */
export function parseNumber(text: string): number | null {
  const compact = text
    .trim()
    .replace(/\s/g, "")
    .replace(/[\u2212\u2013]/g, "-");
  const isGrouped = /^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(compact);
  const plain = isGrouped ? compact.replaceAll(".", "") : compact;
  if (!/^[+-]?(\d+([.,]\d+)?|[.,]\d+)$/.test(plain)) return null;
  const value = Number(plain.replace(",", "."));
  return Number.isFinite(value) ? value : null;
}
