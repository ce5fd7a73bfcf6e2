import { createHash } from "node:crypto";
import { packColumn } from "@/lib/evidence/rules/packed-column";
import { figureStatuses } from "@/lib/evidence/schema/figures";
import type { FigureColumn } from "@/lib/evidence/schema/parsed";
import type { Figure } from "./figures";

/** A column of the extract of one file. */
export interface ExtractColumn {
  readonly source: string;
  readonly column: FigureColumn;
}

/** The figures of the seed as columns, by file, indicator, grade and year, as an import keeps them. */
export function extractColumns(figures: readonly Figure[]): readonly ExtractColumn[] {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const key = [figure.source, figure.indicator, figure.grade, figure.year].join("|");
    const group = groups.get(key) ?? [];
    group.push(figure);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap((group) => {
    const sorted = group.toSorted((a, b) => a.rbd - b.rbd);
    const [first] = sorted;
    return first === undefined ? [] : [{ source: first.source, column: toColumn(first, sorted) }];
  });
}

function toColumn({ indicator, grade, year }: Figure, figures: readonly Figure[]): FigureColumn {
  const markTexts = [...new Set(figures.flatMap(({ mark }) => mark ?? []))];
  return {
    indicator,
    grade,
    year,
    rbds: Int32Array.from(figures, ({ rbd }) => rbd),
    sourceRows: Int32Array.from(figures, ({ row }) => row),
    values: Float64Array.from(figures, ({ value }) => value ?? NaN),
    statuses: Int8Array.from(figures, ({ state }) => figureStatuses.indexOf(state)),
    counts: ifAny(figures, ({ n }) => n) && Int32Array.from(figures, ({ n }) => n ?? -1),
    gseGroups:
      ifAny(figures, ({ gseGroup }) => gseGroup) && Int8Array.from(figures, ({ gseGroup }) => gseGroup ?? 0),
    previousDifferences: decimals(figures, ({ previousDifference }) => previousDifference),
    previousSignificance: significances(figures, ({ previousSignificance }) => previousSignificance),
    gseDifferences: decimals(figures, ({ gseDifference }) => gseDifference),
    gseSignificance: significances(figures, ({ gseSignificance }) => gseSignificance),
    marks:
      markTexts.length === 0
        ? null
        : Int8Array.from(figures, ({ mark }) => (mark === null ? -1 : markTexts.indexOf(mark))),
    markTexts,
  };
}

type Fact = (figure: Figure) => number | null;

function ifAny(figures: readonly Figure[], fact: Fact): true | null {
  return figures.some((figure) => fact(figure) !== null) ? true : null;
}

function decimals(figures: readonly Figure[], fact: Fact): Float64Array | null {
  return ifAny(figures, fact) && Float64Array.from(figures, (figure) => fact(figure) ?? NaN);
}

function significances(figures: readonly Figure[], fact: Fact): Int8Array | null {
  return ifAny(figures, fact) && Int8Array.from(figures, (figure) => fact(figure) ?? -128);
}

/** A digest of everything a column holds: equal columns have equal digests. */
export function columnDigest(column: FigureColumn): string {
  const hash = createHash("sha256");
  for (const [name, part] of Object.entries(packColumn(column))) {
    hash.update(`|${name}|`);
    if (part instanceof Uint8Array) hash.update(part);
    else hash.update(JSON.stringify(part));
  }
  return hash.digest("hex");
}
