import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { searchWords } from "@/lib/directory/rules";

interface PlaceFilter {
  readonly territory?: string | undefined;
  readonly rbd?: number | undefined;
  readonly q?: string | undefined;
}

/** Cycles of a territory or a school, in which every word is part of a name: the teacher's, the mentor's or the school's. */
export function cyclesMatching({ territory, rbd, q }: PlaceFilter): Prisma.CycleWhereInput {
  const holds = (word: string) => ({ searchText: { contains: word } });
  return {
    school: { rbd, territory: { code: territory } },
    AND: searchWords(q ?? "").map((word) => ({
      OR: [{ teacher: holds(word) }, { mentor: holds(word) }, { school: holds(word) }],
    })),
  };
}

/** The days of a civil year, for a date column; undefined asks for any. */
export function withinYear(year: number | undefined): { gte: Date; lt: Date } | undefined {
  if (year === undefined) return undefined;
  return { gte: new Date(Date.UTC(year, 0, 1)), lt: new Date(Date.UTC(year + 1, 0, 1)) };
}
