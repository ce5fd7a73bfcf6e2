import { NotebookSection } from "@/components/analysis/workbench/notebook-section";
import { DataTable, type Column } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { FactorRunView, ItemChoice } from "@/lib/analysis/schema/factors";
import { countOf } from "@/lib/format/text";
import { AnswerPicture } from "./answer-picture";
import { ItemsSettings } from "./settings/items-settings";

type ItemsSectionProps = Readonly<{
  run: FactorRunView;
  /** Groupings of the data set, one of which may hold the grade. */
  groupings: readonly string[];
}>;

interface ItemRow extends ItemChoice {
  /** The question that several items share, said at the first of them. */
  readonly newSection: string | null;
}

/** The items of the run in their own words, and the way to choose others. */
export function ItemsSection({ run, groupings }: ItemsSectionProps) {
  const { items, options, isFrozen } = run;
  const reversed = new Set(options.reversed);
  const chosen = items.filter(({ variable }) => options.items.includes(variable));
  const columns: readonly [Column<ItemRow>, ...Column<ItemRow>[]] = [
    {
      key: "variable",
      header: "Ítem",
      cell: ({ variable }) => <span className="[overflow-wrap:anywhere]">{variable}</span>,
    },
    {
      key: "enunciado",
      header: "Lo que pregunta",
      cell: ({ newSection, wording }) => (
        <span className="block max-w-measure">
          {newSection !== null && <span className="block text-sm text-ink-soft">{newSection}</span>}
          {wording ?? "Sin libro de códigos"}
        </span>
      ),
    },
    {
      key: "sentido",
      header: "Sentido",
      cell: ({ variable }) => (reversed.has(variable) ? "Dado vuelta" : "Directo"),
    },
  ];
  return (
    <NotebookSection
      step="items"
      settings={isFrozen ? undefined : <ItemsSettings run={run} groupings={groupings} />}
    >
      <DataTable
        caption={`${countOf(chosen.length, "ítem elegido", "ítems elegidos")}, en el orden del cuestionario`}
        columns={columns}
        rows={chosen.map(toRow)}
        rowKey={({ variable }) => variable}
        empty={<EmptyState title="Todavía no se eligen ítems" />}
      />
      {options.gradeBy !== null && (
        <p className="mt-3 text-ink-soft">El nivel viene de la columna {options.gradeBy}.</p>
      )}
      {run.results?.audit && <AnswerPicture audit={run.results.audit} items={items} />}
    </NotebookSection>
  );
}

function toRow(item: ItemChoice, at: number, items: readonly ItemChoice[]): ItemRow {
  return { ...item, newSection: item.section === items[at - 1]?.section ? null : item.section };
}
