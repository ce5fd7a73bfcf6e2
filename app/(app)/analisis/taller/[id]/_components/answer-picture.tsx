import { hiddenOr } from "@/components/analysis/workbench/figures";
import { AnswerBars } from "@/components/charts/answer-bars";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import type { AuditedItem, AuditResult } from "@/lib/analysis/schema/factor-results";
import type { ItemChoice } from "@/lib/analysis/schema/factors";
import { formatShare } from "@/lib/format/numbers";

/** Floor and ceiling of a scale are marked from here on (Terwee et al., 2007). */
const END_LIMIT = 0.15;

type AnswerPictureProps = Readonly<{ audit: AuditResult; items: readonly ItemChoice[] }>;

/** How the answers to each item of the results spread over its scale. */
export function AnswerPicture({ audit, items }: AnswerPictureProps) {
  const wordings = new Map(items.map(({ variable, wording }) => [variable, wording]));
  const labelOf = ({ variable, isReversed }: AuditedItem) =>
    `${wordings.get(variable) ?? variable}${isReversed ? " (dado vuelta)" : ""}`;
  const caption = "Respuestas de cada ítem, del paso más bajo al más alto";
  return (
    <div className="mt-8">
      <ChartWithTable
        caption={caption}
        note={`Se nombra el piso o el techo desde ${formatShare(END_LIMIT)} de las respuestas (Terwee et al., 2007): ahí el ítem no distingue. Con cuatro pasos es común pasarlo; importa que no sea en todos.`}
        table={{
          columns: [
            { header: "Ítem" },
            { header: "Piso", align: "end" },
            { header: "Techo", align: "end" },
            { header: "Código y respuestas" },
          ],
          rows: audit.items.map((item) => [
            item.variable,
            shareOr(item.floorShare),
            shareOr(item.ceilingShare),
            item.categories.map(({ code, count }) => `${code}: ${hiddenOr(count)}`).join(" · "),
          ]),
        }}
      >
        <AnswerBars
          caption={caption}
          limit={END_LIMIT}
          hiddenLabel="no se muestra: muy pocos, o permitiría deducirlo"
          rows={audit.items.map((item) => ({
            id: item.variable,
            label: labelOf(item),
            shares: sharesOf(item, audit.used),
          }))}
        />
      </ChartWithTable>
    </div>
  );
}

/** Over those who answered the item; over everybody used when how many answered is not shown. */
function sharesOf({ categories, answered }: AuditedItem, used: number): readonly (number | null)[] {
  return categories.map(({ count }) => (count === null ? null : count / (answered ?? used)));
}

function shareOr(share: number | null): string {
  return share === null ? hiddenOr(null) : formatShare(share);
}
