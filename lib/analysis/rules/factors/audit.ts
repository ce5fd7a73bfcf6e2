import { suppressCounts } from "@/lib/evidence/rules/data-sets/suppress";
import { formatShare } from "@/lib/format/numbers";
import { countOf, joinWords } from "@/lib/format/text";
import type { Groups } from "@/lib/numerics/agreement/group-rows";
import type { Column } from "@/lib/numerics/columns";
import { describeColumn } from "@/lib/numerics/descriptive/describe-column";
import { frequencyTable } from "@/lib/numerics/descriptive/frequency-table";
import { quantile } from "@/lib/numerics/descriptive/quantile";
import { itemAnalysis } from "@/lib/numerics/reliability/item-analysis";
import type { FactorOptions } from "../../schema/factor-options";
import type { AuditedItem, AuditResult } from "../../schema/factor-results";
import type { Prepared } from "./prepare";

/** Under this many items, always answering the same says little. */
const FEW_ITEMS = 5;

/** What the answers are like before anything is analysed, with no cell under the minimum. */
export function auditOf(prepared: Prepared, options: FactorOptions): AuditResult {
  const { respondents, straightLining, minimum, gradeCounts } = prepared;
  const rest = itemAnalysis(prepared.columns).items;
  const items = prepared.columns.map((column, at) =>
    auditItem(
      { column, variable: prepared.variables[at] ?? "", itemRest: rest[at]?.itemRest ?? 0 },
      prepared,
      options,
    ),
  );
  const grades = suppressCounts(
    gradeCounts.map(({ count }) => count),
    minimum,
  );
  return {
    ...{ respondents, complete: prepared.complete, empty: prepared.empty },
    straightLining:
      straightLining < minimum
        ? { count: null, share: null }
        : { count: straightLining, share: straightLining / Math.max(1, respondents) },
    ...{ leftOut: prepared.leftOut, joined: prepared.joined, used: respondents - prepared.leftOut },
    schools: prepared.schools && schoolSizes(prepared.schools, minimum),
    grades: gradeCounts.map(({ label }, at) => ({ label, count: grades.counts[at] ?? null })),
    items,
    warnings: warningsOf(items, prepared, options),
  };
}

interface Given {
  readonly column: Column;
  readonly variable: string;
  readonly itemRest: number;
}

function auditItem(
  { column, variable, itemRest }: Given,
  { minimum }: Prepared,
  options: FactorOptions,
): AuditedItem {
  const { entries, nUsed, nMissing } = frequencyTable(column);
  const { mean, sd, skewness } = describeColumn(column);
  const shown = suppressCounts([...entries.map(({ count }) => count), nMissing], minimum).counts;
  const missing = shown.at(-1) ?? null;
  const shareOf = (at: number) => {
    const count = shown[at] ?? null;
    return count === null ? null : count / nUsed;
  };
  return {
    ...{ variable, isReversed: options.reversed.includes(variable), mean, sd, skewness, itemRest },
    answered: missing === null ? null : nUsed,
    missing,
    missingShare: missing === null ? null : missing / (nUsed + nMissing),
    categories: entries.map(({ value }, at) => ({ code: value, count: shown[at] ?? null })),
    floorShare: shareOf(0),
    ceilingShare: shareOf(entries.length - 1),
    thin: entries.filter(({ share }) => share < options.audit.thinShare).map(({ value }) => value),
    looksReversed: itemRest < 0,
  };
}

function schoolSizes({ names, of }: Groups, minimum: number): NonNullable<AuditResult["schools"]> {
  const counts = new Float64Array(names.length);
  for (const group of of) if (group >= 0) counts[group] = (counts[group] ?? 0) + 1;
  const large = counts.filter((count) => count >= minimum).sort();
  return {
    count: names.length,
    withMinimum: large.length,
    sizes:
      large.length === 0
        ? null
        : {
            ...{ least: large[0] ?? 0, median: quantile(large, 0.5), most: large.at(-1) ?? 0 },
            each: [...large],
          },
  };
}

function warningsOf(
  items: readonly AuditedItem[],
  prepared: Prepared,
  { audit }: FactorOptions,
): readonly string[] {
  const named = (chosen: readonly AuditedItem[]) => joinWords(chosen.map(({ variable }) => variable));
  const turned = items.filter(({ looksReversed }) => looksReversed);
  const thin = items.filter((item) => item.thin.length > 0);
  const skewed = items.filter(({ skewness }) => Math.abs(skewness) > 2);
  const gaps = items.filter(({ missingShare }) => (missingShare ?? 0) > 0.1);
  const mixed = new Set(prepared.scales.map(({ lowest, highest }) => `${lowest}-${highest}`)).size > 1;
  const few = prepared.straightLining < prepared.minimum;
  return [
    ...(turned.length > 0
      ? [`Van al revés del resto: ${named(turned)}. Revisar si hay que darlas vuelta.`]
      : []),
    ...(thin.length > 0
      ? [
          `Tienen categorías que eligió menos del ${formatShare(audit.thinShare)}: ${named(thin)}. Se pueden unir con la vecina.`,
        ]
      : []),
    ...(skewed.length > 0 ? [`Muy asimétricas: ${named(skewed)}. Preferir la matriz policórica.`] : []),
    ...(gaps.length > 0 ? [`Sin respuesta en más del 10%: ${named(gaps)}.`] : []),
    ...(mixed ? ["Las preguntas no comparten la misma escala: el promedio mezcla unidades distintas."] : []),
    ...(items.length < FEW_ITEMS
      ? [`Con ${countOf(items.length, "pregunta")}, contestar siempre lo mismo no prueba descuido.`]
      : []),
    ...(audit.leaveOutStraightLining && few
      ? [
          "Quienes contestaron siempre lo mismo son menos que el mínimo que se puede mostrar: no se dejaron fuera.",
        ]
      : []),
  ];
}
