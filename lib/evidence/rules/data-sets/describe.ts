import { formatNumber } from "@/lib/format/numbers";
import type { CodebookQuestion } from "../../schema/codebooks";
import type { ItemByGroup, ItemDescription } from "../../schema/data-sets";
import { MISSING_GROUP, MISSING_ITEM } from "./pack";
import { suppressCells, suppressCounts } from "./suppress";

/** A stored item without its answers. */
export interface CountedItem {
  readonly variable: string;
  /** [code, respondents], ascending. */
  readonly counts: readonly (readonly [code: number, count: number])[];
  readonly missingCount: number;
}

type Question = Pick<CodebookQuestion, "section" | "wording" | "scale" | "isReversed">;

const NO_ANSWER = "Sin respuesta";
const TOGETHER = "Categorías reunidas";

/** How often each category of an item was chosen, no answer last, with no cell under the minimum. */
export function describeItem(
  item: CountedItem,
  question: Question | undefined,
  minimum: number,
): ItemDescription {
  const categories = categoriesOf(item, question);
  const { counts } = suppressCounts([...categories.map(({ count }) => count), item.missingCount], minimum);
  return {
    variable: item.variable,
    section: question?.section ?? null,
    wording: question?.wording ?? null,
    isReversed: question?.isReversed ?? false,
    frequencies: [...categories, { code: null, label: NO_ANSWER }].map(({ code, label }, at) => ({
      code,
      label,
      count: counts[at] ?? null,
    })),
  };
}

interface Category {
  readonly code: number;
  readonly label: string;
  readonly count: number;
}

function categoriesOf({ counts }: CountedItem, question: Question | undefined): readonly Category[] {
  const counted = new Map(counts);
  const scale = question?.scale ?? [];
  const known = new Set(scale.map(({ code }) => code));
  const outside = counts.filter(([code]) => !known.has(code));
  return [
    ...scale.map(({ code, label }) => ({ code, label, count: counted.get(code) ?? 0 })),
    ...outside.map(([code, count]) => ({ code, label: `Código ${formatNumber(code)}`, count })),
  ];
}

interface ByGroup {
  readonly item: CountedItem & { readonly values: Int16Array };
  readonly question: Question | undefined;
  readonly grouping: {
    readonly variable: string;
    readonly labels: readonly string[];
    readonly values: Int16Array;
  };
  readonly minimum: number;
}

/**
 * One item by the categories of a grouping. Categories hidden for the whole data set are read together here, so that
 * groups do not give them away; a group with a cell under the minimum is hidden whole, and with it as many as it takes.
 */
export function describeByGroup({ item, question, grouping, minimum }: ByGroup): ItemByGroup {
  const { frequencies } = describeItem(item, question, minimum);
  const shown = frequencies.filter(({ count }) => count !== null);
  const places = new Map(shown.map(({ code }, at) => [code ?? MISSING_ITEM, at]));
  const isGathered = shown.length < frequencies.length;
  const categories = [...shown.map(({ label }) => label), ...(isGathered ? [TOGETHER] : [])];
  const table = [...grouping.labels, NO_ANSWER].map(() => new Array<number>(categories.length).fill(0));
  item.values.forEach((code, at) => {
    const group = grouping.values[at] ?? MISSING_GROUP;
    const row = table[group === MISSING_GROUP ? grouping.labels.length : group];
    const column = places.get(code) ?? shown.length;
    if (row) row[column] = (row[column] ?? 0) + 1;
  });
  const populated = [...grouping.labels, "Sin este dato"]
    .map((label, at) => ({ label, counts: table[at] ?? [] }))
    .filter(({ counts }) => counts.some((count) => count > 0));
  const { rows } = suppressCells(
    populated.map(({ counts }) => counts),
    minimum,
  );
  return {
    variable: item.variable,
    by: grouping.variable,
    categories,
    groups: populated.map(({ label }, at) => ({ label, counts: rows[at] ?? null })),
    hiddenGroupCount: rows.filter((row) => row === null).length,
  };
}

/** How many schools a data set has, and how many of them with the minimum of respondents. */
export function countSchools(
  schools: Int32Array,
  minimum: number,
): { readonly count: number; readonly withMinimum: number } {
  const sizes = new Map<number, number>();
  for (const school of schools) if (school !== 0) sizes.set(school, (sizes.get(school) ?? 0) + 1);
  return { count: sizes.size, withMinimum: [...sizes.values()].filter((size) => size >= minimum).length };
}
