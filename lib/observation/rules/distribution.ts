import type { IndicatorDistribution } from "../schema/aggregate";
import type { RubricSectionView } from "../schema/rubric";

/** With fewer teachers, counts by level would tell who got which level. */
export const minimumTeachersShown = 3;

export interface LevelTally {
  readonly indicatorId: string;
  readonly level: number | null;
  readonly ratings: number;
}

export interface IndicatorTally {
  readonly indicatorId: string;
  /** Distinct teachers and observations behind the ratings that gave a level. */
  readonly teachers: number;
  readonly observations: number;
}

/** The distribution of each indicator of a rubric that has levels, in its order; hidden where fewer than three teachers stand behind it. */
export function distributionOf(
  sections: readonly RubricSectionView[],
  levels: readonly LevelTally[],
  tallies: readonly IndicatorTally[],
): readonly IndicatorDistribution[] {
  return sections.flatMap((section) =>
    section.indicators.filter(hasLevels).map((indicator) => {
      const own = levels.filter((row) => row.indicatorId === indicator.id);
      const tally = tallies.find((row) => row.indicatorId === indicator.id);
      const teachers = tally?.teachers ?? 0;
      const isSuppressed = teachers > 0 && teachers < minimumTeachersShown;
      const countOf = (value: number | null) => own.find((row) => row.level === value)?.ratings ?? 0;
      return {
        indicatorId: indicator.id,
        code: indicator.code,
        title: indicator.title,
        sectionCode: section.code,
        sectionTitle: section.title,
        levels: indicator.levels.map(({ value, label }) => ({
          value,
          label,
          count: isSuppressed ? null : countOf(value),
        })),
        notObserved: isSuppressed ? null : countOf(null),
        observations: tally?.observations ?? 0,
        teachers,
        mean: isSuppressed ? null : meanLevel(own),
        isSuppressed,
      };
    }),
  );
}

const hasLevels = ({ levels }: RubricSectionView["indicators"][number]): boolean => levels.length > 0;

function meanLevel(rows: readonly LevelTally[]): number | null {
  let sum = 0;
  let count = 0;
  for (const { level, ratings } of rows) {
    if (level === null) continue;
    sum += level * ratings;
    count += ratings;
  }
  return count === 0 ? null : sum / count;
}
