import { ChartWithTable, type ChartTable } from "@/components/charts/chart-with-table";
import { DistributionBar, type DistributionRow } from "@/components/charts/distribution-bar";
import { Section } from "@/components/ui/section";
import type { Distribution } from "@/lib/diagnosis/schema/snapshot";
import { formatNumber } from "@/lib/format/numbers";
import { minimumTeachersShown } from "@/lib/observation/rules/distribution";
import { oneObservationCaution } from "@/lib/observation/schema/words";

const tooFew = `Aún no se muestra: menos de ${minimumTeachersShown} docentes observados.`;
/** The bar tells four levels apart; a longer scale is read in its table. */
const levelsInBar = 4;

type DistributionSectionProps = Readonly<{
  distribution: readonly Distribution[];
  teachersObserved: number;
  rubricName: string;
}>;

/** At which levels the observed lessons stand, standard by standard, with those that were not observed. */
export function DistributionSection({
  distribution,
  teachersObserved,
  rubricName,
}: DistributionSectionProps) {
  const titles = [...new Set(distribution.map(({ sectionTitle }) => sectionTitle))];
  return (
    <Section title="Qué se vio en las clases" lead={`${rubricName}. Cada número es una clase.`}>
      {teachersObserved < minimumTeachersShown ? (
        <p>{tooFew} Con tan pocos se reconocería a alguien.</p>
      ) : (
        titles.map((title) => (
          <StandardChart
            key={title}
            title={title}
            rows={distribution.filter(({ sectionTitle }) => sectionTitle === title)}
          />
        ))
      )}
      <p className="max-w-measure text-sm text-ink-soft">{oneObservationCaution}</p>
    </Section>
  );
}

function StandardChart({ title, rows }: Readonly<{ title: string; rows: readonly Distribution[] }>) {
  const levels = rows[0]?.levels.map(({ label }) => label) ?? [];
  return (
    <ChartWithTable caption={title} table={tableOf(rows, levels)}>
      {levels.length <= levelsInBar ? (
        <DistributionBar caption={title} levels={levels} rows={rows.map(toBar)} unit="clases" />
      ) : (
        <p className="text-sm text-ink-soft">Esta pauta tiene más de cuatro niveles: ver los datos.</p>
      )}
    </ChartWithTable>
  );
}

function toBar({ indicatorId, title, levels, notObserved, isSuppressed }: Distribution): DistributionRow {
  return {
    id: indicatorId,
    label: title,
    counts: levels.map(({ count }) => count ?? 0),
    notObserved: notObserved ?? 0,
    state: isSuppressed ? `menos de ${minimumTeachersShown} docentes` : undefined,
  };
}

function tableOf(rows: readonly Distribution[], levels: readonly string[]): ChartTable {
  const shown = (count: number | null) => (count === null ? "no se muestra" : formatNumber(count));
  return {
    columns: [
      { header: "Indicador" },
      ...levels.map((header) => ({ header, align: "end" as const })),
      { header: "No observado", align: "end" },
      { header: "Docentes", align: "end" },
    ],
    rows: rows.map((row) => [
      row.title,
      ...row.levels.map(({ count }) => shown(count)),
      shown(row.notObserved),
      formatNumber(row.teachers),
    ]),
  };
}
