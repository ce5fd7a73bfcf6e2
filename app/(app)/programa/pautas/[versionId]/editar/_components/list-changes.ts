/** The list with another thing at a place. */
export function withAt<T>(list: readonly T[], at: number, next: T): T[] {
  return list.map((one, place) => (place === at ? next : one));
}

export function withoutAt<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, place) => place !== at);
}

/** The list with one thing a place up or down; at the ends it stays. */
export function withMoved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const moved = [...list];
  const [one] = moved.splice(at, 1);
  const to = at + by;
  if (one === undefined || to < 0 || to >= list.length) return [...list];
  moved.splice(to, 0, one);
  return moved;
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** A code that is not taken: A, B… for sections; the prefix with 1, 2… for indicators. */
export function nextCode(taken: readonly string[], prefix?: string): string {
  const codes = Array.from({ length: 99 }, (_, at) =>
    prefix === undefined ? (letters[at] ?? `S${at + 1}`) : `${prefix}${at + 1}`,
  );
  return codes.find((code) => !taken.includes(code)) ?? `${prefix ?? "S"}${taken.length + 1}`;
}
