/** A dot's place across, in percent, and how many dots it stands on. */
export interface StackedDot {
  readonly position: number;
  readonly level: number;
}

const WIDTH_OF_A_DOT = 2.2;

/** Ascending positions as dots that do not hide each other: each goes to the lowest level on which there is room beside the one before. */
export function stackDots(positions: readonly number[]): readonly StackedDot[] {
  const ends: number[] = [];
  return positions.map((position) => {
    const free = ends.findIndex((end) => position - end >= WIDTH_OF_A_DOT);
    const level = free < 0 ? ends.length : free;
    ends[level] = position;
    return { position, level };
  });
}
