import { codePointOffsets, utf16Offsets } from "@/lib/format/code-points";

/** A piece [from, to) of a text, in UTF-16 units, and what stands in its place. */
export interface Cut {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** The text with each piece replaced. The pieces stand in order and do not overlap. */
export function cutText(text: string, cuts: readonly Cut[]): string {
  let result = "";
  let reached = 0;
  for (const { from, to, by } of cuts) {
    result += text.slice(reached, from) + by;
    reached = to;
  }
  return result + text.slice(reached);
}

interface Passage {
  readonly startsAt: number;
  readonly endsAt: number;
}

/**
 * Passages of a text, in code points, where they stand once pieces of it were replaced. One that begins or ends within a piece
 * takes in all that stands there now; one without length stays without.
 */
export function movedPassages<P extends Passage>(
  { text, cuts }: { readonly text: string; readonly cuts: readonly Cut[] },
  passages: readonly P[],
): readonly P[] {
  const units = utf16Offsets(
    text,
    passages.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]),
  );
  const moved = passages.flatMap(({ startsAt, endsAt }, index) => {
    const [from, to] = [units[2 * index] ?? 0, units[2 * index + 1] ?? 0];
    const start = movedTo(from, cuts, "start");
    return [start, startsAt === endsAt ? start : movedTo(to, cuts, "end")];
  });
  const points = codePointOffsets(cutText(text, cuts), moved);
  return passages.map((passage, index) => ({
    ...passage,
    startsAt: points[2 * index] ?? 0,
    endsAt: points[2 * index + 1] ?? 0,
  }));
}

function movedTo(offset: number, cuts: readonly Cut[], edge: "start" | "end"): number {
  let shift = 0;
  for (const { from, to, by } of cuts) {
    if (offset <= from) break;
    if (offset < to) return from + shift + (edge === "start" ? 0 : by.length);
    shift += by.length - (to - from);
  }
  return offset + shift;
}
