import type { Command } from "@/lib/cli/command";
import { nameList, onlyFile, readWords } from "@/lib/cli/command-options";
import { inWords, requireMoreRows } from "@/lib/cli/numerics-refusal";
import { readColumns, type ReadColumns } from "@/lib/cli/read-columns";
import { groupRows } from "@/lib/numerics/agreement/group-rows";
import { intraclassCorrelation } from "@/lib/numerics/agreement/intraclass-correlation";
import { withinGroupAgreement } from "@/lib/numerics/agreement/within-group-agreement";
import { realColumn } from "@/lib/numerics/columns";
import { correlationMatrix } from "@/lib/numerics/correlation/correlation-matrix";
import { describeColumn } from "@/lib/numerics/descriptive/describe-column";
import { itemAnalysis } from "@/lib/numerics/reliability/item-analysis";
import { omegaTotal } from "@/lib/numerics/reliability/omega-total";
import { itemMean } from "@/lib/numerics/scores/item-mean";

/** Reliability of the mean of some columns, and with a grouping what of it belongs to the groups. */
export const reliability: Command = {
  name: "reliability",
  usage: "ARCHIVO.csv --items a,b,c [--group COLUMNA]",
  summary: "alfa, omega y, por grupo, ICC y acuerdo de una escala",
  needsDatabase: false,
  async run(args) {
    const words = readWords(args, { values: ["items", "group"] });
    const group = words.values.get("group") ?? null;
    const read = await readColumns(onlyFile(words), { items: nameList(words, "items"), group });
    requireMoreRows(read.rows, read.items);
    return inWords(read.items, () => ({ ...scale(read), ...(read.groups ? byGroup(read) : noGroup) }));
  },
};

const noGroup = { icc1: null, icc2: null, rwgj: null };

function scale({ items, columns }: ReadColumns) {
  const analysis = itemAnalysis(columns);
  return {
    n: analysis.rows,
    alpha: analysis.alpha,
    alphaCi95: [analysis.interval.low, analysis.interval.high],
    omegaTotal: columns.length < 3 ? null : omegaTotal(correlationMatrix(columns).r).omega,
    items: analysis.items.map(({ nUsed, mean, sd, itemRest, alphaIfDropped }, at) => ({
      item: items[at] ?? "",
      n: nUsed,
      ...{ mean, sd, itemRest, alphaIfDropped },
    })),
  };
}

/** The groups' figures: of the mean of all answers given, and the agreement on the scale the answers span. */
function byGroup({ columns, groups: labels }: ReadColumns) {
  const groups = groupRows(labels ?? []);
  const { icc1, icc2, meanSize, ...icc } = intraclassCorrelation(
    realColumn(itemMean(columns).scores),
    groups,
  );
  const described = columns.map(describeColumn);
  const lowest = Math.min(...described.map(({ min }) => min));
  const highest = Math.max(...described.map(({ max }) => max));
  const agreement = withinGroupAgreement(columns, groups, highest - lowest + 1);
  return {
    ...{ icc1, icc2, rwgj: agreement.mean, rwgjMedian: agreement.median },
    groups: { count: icc.groups, meanSize, nUsed: icc.nUsed, categories: highest - lowest + 1 },
  };
}
