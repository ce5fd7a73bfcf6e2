import { coefficient } from "@/components/analysis/workbench/figures";
import { DataTable, type Column } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ItemLogEntry } from "@/lib/analysis/schema/factor-solution";
import type { FactorRunView } from "@/lib/analysis/schema/factors";
import { returnItem } from "../../actions";

const columns: readonly [Column<ItemLogEntry>, ...Column<ItemLogEntry>[]] = [
  {
    key: "item",
    header: "Ítem",
    cell: ({ step, variable }) => `${step}. ${variable}`,
  },
  { key: "motivo", header: "Motivo", cell: ({ reason }) => reason },
  { key: "quien", header: "Lo decidió", cell: ({ by }) => (by === "rule" ? "La regla" : "Quien investiga") },
  { key: "carga", header: "Carga", align: "end", cell: ({ loading }) => coefficient(loading) },
  { key: "distancia", header: "Distancia", align: "end", cell: ({ gap }) => coefficient(gap) },
  {
    key: "comunalidad",
    header: "Comunalidad",
    align: "end",
    cell: ({ communality }) => coefficient(communality),
  },
  { key: "rmsr", header: "RMSR después", align: "end", cell: ({ rmsrAfter }) => coefficient(rmsrAfter, 3) },
];

type ItemLogProps = Readonly<{ run: FactorRunView; log: readonly ItemLogEntry[] }>;

/** Every item that was left out, in order, with its reason and the figures it had. */
export function ItemLog({ run, log }: ItemLogProps) {
  const { dropped } = run.options.solution;
  return (
    <div className="mt-10">
      <h3 className="mb-3 text-lg">Ítems quitados</h3>
      <DataTable
        caption="En el orden en que se quitaron, con las cifras que tenían"
        columns={columns}
        rows={log}
        rowKey={({ step }) => String(step)}
        empty={<EmptyState title="Ningún ítem quitado" />}
      />
      {!run.isFrozen && dropped.length > 0 && (
        <ul className="no-print mt-4 grid gap-2" aria-label="Ítems que quitó quien investiga">
          {dropped.map(({ variable, reason }) => (
            <li
              key={variable}
              className="flex flex-wrap items-center justify-between gap-x-4 border-b border-rule"
            >
              <span className="max-w-measure">
                <strong className="[overflow-wrap:anywhere]">{variable}</strong>: {reason}
              </span>
              <Form action={returnItem.bind(null, { runId: run.id, variable })}>
                <SubmitButton variant="quiet" size="small" pendingLabel="Devolviendo…">
                  {`Devolver ${variable}`}
                </SubmitButton>
              </Form>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
