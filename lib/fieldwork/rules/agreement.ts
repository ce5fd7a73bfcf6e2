import { krippendorffAlpha } from "@/lib/numerics/agreement/krippendorff-alpha";
import { weightedKappa } from "@/lib/numerics/agreement/weighted-kappa";
import { NumericsError } from "@/lib/numerics/numerics-error";
import type { AgreementFigures } from "../schema/agreement";
import { touches, type Passage } from "./withdrawal";

export interface CodedTurn extends Passage {
  readonly id: string;
  readonly sourceId: string;
}

export interface RoundCoding extends Passage {
  readonly sourceId: string;
  readonly codeId: string;
  readonly coderId: string;
}

export interface TurnCodes {
  readonly turnId: string;
  readonly first: ReadonlySet<string>;
  readonly second: ReadonlySet<string>;
}

/** Which codes each of two coders gave to each turn: a code is present in a turn if a coding with it has part in it, whatever its exact edges. */
export function codesByTurn(
  turns: readonly CodedTurn[],
  codings: readonly RoundCoding[],
  pair: readonly [first: string, second: string],
): readonly TurnCodes[] {
  const bySource = new Map<string, RoundCoding[]>();
  for (const coding of codings) {
    const held = bySource.get(coding.sourceId);
    if (held) held.push(coding);
    else bySource.set(coding.sourceId, [coding]);
  }
  return turns.map((turn) => {
    const within = (bySource.get(turn.sourceId) ?? []).filter((coding) => touches(coding, [turn]));
    const of = (coder: string) =>
      new Set(within.filter(({ coderId }) => coderId === coder).map(({ codeId }) => codeId));
    return { turnId: turn.id, first: of(pair[0]), second: of(pair[1]) };
  });
}

/** The agreement of two coders on each of the codes that one of them used, and on all of those together. Codes that neither used say nothing of how they agree and are left out. */
export function agreementOf(turns: readonly TurnCodes[]): {
  readonly overall: AgreementFigures;
  readonly byCode: ReadonlyMap<string, AgreementFigures>;
} {
  const used = new Set(turns.flatMap(({ first, second }) => [...first, ...second]));
  const byCode = new Map<string, AgreementFigures>();
  const all: Counts = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
  for (const codeId of used) {
    const counts = countsFor(turns, codeId);
    byCode.set(codeId, figuresOf(counts));
    all.both += counts.both;
    all.onlyFirst += counts.onlyFirst;
    all.onlySecond += counts.onlySecond;
    all.neither += counts.neither;
  }
  return { overall: figuresOf(all), byCode };
}

/** True if the two gave a turn different codes, or differ in the one code asked for. */
export function differs({ first, second }: TurnCodes, codeId: string | null): boolean {
  if (codeId !== null) return first.has(codeId) !== second.has(codeId);
  return without(first, second).length + without(second, first).length > 0;
}

/** Those of the codes that are not among the others. */
export function without(codes: ReadonlySet<string>, others: ReadonlySet<string>): readonly string[] {
  return [...codes].filter((codeId) => !others.has(codeId));
}

interface Counts {
  both: number;
  onlyFirst: number;
  onlySecond: number;
  neither: number;
}

function countsFor(turns: readonly TurnCodes[], codeId: string): Counts {
  const counts: Counts = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
  for (const { first, second } of turns) {
    const [one, other] = [first.has(codeId), second.has(codeId)];
    counts[one ? (other ? "both" : "onlyFirst") : other ? "onlySecond" : "neither"] += 1;
  }
  return counts;
}

function figuresOf(counts: Counts): AgreementFigures {
  const { both, onlyFirst, onlySecond, neither } = counts;
  const units = both + onlyFirst + onlySecond + neither;
  return {
    ...counts,
    share: units === 0 ? null : (both + neither) / units,
    kappa: orNull(
      () =>
        weightedKappa(
          [
            [both, onlyFirst],
            [onlySecond, neither],
          ],
          "none",
        ).kappa,
    ),
    alpha: orNull(() => krippendorffAlpha(unitsOf(counts)).alpha),
  };
}

function unitsOf({ both, onlyFirst, onlySecond, neither }: Counts): readonly (readonly number[])[] {
  const times = (count: number, unit: readonly number[]) => Array.from({ length: count }, () => unit);
  return [
    ...times(both, [1, 1]),
    ...times(onlyFirst, [1, 0]),
    ...times(onlySecond, [0, 1]),
    ...times(neither, [0, 0]),
  ];
}

function orNull(work: () => number): number | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof NumericsError) return null;
    throw error;
  }
}
