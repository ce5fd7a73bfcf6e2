import { BarList } from "@/components/charts/bar-list";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import type { ItemDescription } from "@/lib/evidence/schema/data-sets";
import { formatNumber, formatShare } from "@/lib/format/numbers";

const HIDDEN = "no se muestra";

type FrequencyChartProps = Readonly<{ item: ItemDescription; respondentCount: number }>;

/** How often each answer was given, with hidden cells in words. */
export function FrequencyChart({ item, respondentCount }: FrequencyChartProps) {
  const { variable, wording, frequencies, isReversed } = item;
  const caption = wording === null ? variable : `${wording} (${variable})`;
  return (
    <ChartWithTable
      caption={caption}
      note={isReversed ? "Cuenta al revés en los análisis." : undefined}
      table={{
        columns: [
          { header: "Respuesta" },
          { header: "Estudiantes", align: "end" },
          { header: "Del total", align: "end" },
        ],
        rows: frequencies.map(({ label, count }) => [
          label,
          count === null ? HIDDEN : formatNumber(count),
          count === null ? HIDDEN : formatShare(count / respondentCount),
        ]),
      }}
    >
      <BarList
        caption={caption}
        unit="estudiantes"
        max={respondentCount}
        rows={frequencies.map(({ label, count }) => ({
          id: label,
          label,
          value: count,
          note: count === null ? HIDDEN : `· ${formatShare(count / respondentCount)}`,
        }))}
      />
    </ChartWithTable>
  );
}
