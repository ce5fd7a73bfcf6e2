import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section";
import { formatShare } from "@/lib/format/numbers";
import type { AttemptSummary, ExerciseView } from "@/lib/observation/schema/calibration";

type ComparisonProps = Readonly<{
  rows: NonNullable<ExerciseView["comparison"]>;
  attempt: AttemptSummary;
}>;

const whole = { max: 0 } as const;

/** One's last levels beside the reference, with its reasons. */
export function Comparison({ rows, attempt }: ComparisonProps) {
  return (
    <Section title="Su última vez, junto a la referencia">
      <p className="mb-3">
        {formatShare(attempt.exactShare, whole)} iguales y {formatShare(attempt.withinOneShare, whole)} a un
        nivel o menos.{attempt.counts ? "" : " No contaba para certificarse."}
      </p>
      <DataTable
        caption="Niveles propios y de referencia"
        captionHidden
        rows={rows}
        rowKey={({ code }) => code}
        empty={null}
        columns={[
          { key: "indicator", header: "Indicador", cell: ({ code, title }) => `${code} ${title}` },
          { key: "own", header: "Usted", align: "end", cell: ({ own }) => own },
          { key: "reference", header: "Referencia", align: "end", cell: ({ reference }) => reference },
          { key: "why", header: "Por qué", cell: ({ why }) => why },
        ]}
      />
    </Section>
  );
}
