import { coefficient, factorName } from "@/components/analysis/workbench/figures";
import { LoadingBar } from "@/components/charts/loading-bar";
import { DataTable, type Column } from "@/components/ui/data-table";
import { StatusMark } from "@/components/ui/status-mark";
import type { FactorSolution, SolutionItem } from "@/lib/analysis/schema/factor-solution";
import { itemFlagLabels } from "@/lib/analysis/schema/factor-solution";
import type { ItemChoice } from "@/lib/analysis/schema/factors";

type LoadingTableProps = Readonly<{
  solution: FactorSolution;
  choices: readonly ItemChoice[];
  threshold: number;
}>;

/** The items with their loadings, sorted by factor and size, and what to look at in each. */
export function LoadingTable({ solution, choices, threshold }: LoadingTableProps) {
  const wordings = new Map(choices.map(({ variable, wording }) => [variable, wording]));
  const columns: readonly [Column<SolutionItem>, ...Column<SolutionItem>[]] = [
    {
      key: "item",
      header: "Ítem",
      cell: ({ variable }) => (
        <span className="block max-w-80 font-normal">
          {wordings.get(variable) ?? variable}
          {(wordings.get(variable) ?? null) !== null && (
            <span className="block text-sm [overflow-wrap:anywhere] text-ink-soft"> {variable}</span>
          )}
        </span>
      ),
    },
    ...solution.sumsOfSquares.map((_, factor): Column<SolutionItem> => ({
      key: factorName(factor),
      header: factorName(factor),
      align: "end",
      cell: (item) => (
        <LoadingBar
          value={item.loadings[factor] ?? 0}
          threshold={threshold}
          isMain={item.factor === factor}
        />
      ),
    })),
    {
      key: "comunalidad",
      header: "Comunalidad",
      align: "end",
      cell: ({ communality }) => coefficient(communality),
    },
    { key: "revisar", header: "Revisar", cell: ItemState },
  ];
  return (
    <DataTable
      caption={`Cargas (patrón), ordenadas por factor y tamaño; barra llena desde ${coefficient(threshold)}`}
      columns={columns}
      rows={solution.items}
      rowKey={({ variable }) => variable}
      empty={null}
    />
  );
}

function ItemState({ flags, isHeywood }: SolutionItem) {
  const doubts = [...flags.map((flag) => itemFlagLabels[flag]), ...(isHeywood ? ["Caso Heywood"] : [])];
  if (doubts.length === 0) return <StatusMark tone="done">Cumple</StatusMark>;
  return (
    <span className="inline-flex flex-col">
      {doubts.map((doubt) => (
        <StatusMark key={doubt} tone="attention" className="whitespace-normal">
          {doubt}
        </StatusMark>
      ))}
    </span>
  );
}
