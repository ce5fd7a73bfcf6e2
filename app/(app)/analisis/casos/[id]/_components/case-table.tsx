import type { ReactNode } from "react";
import { scoreWords, signName, weakRelation } from "@/components/analysis/case-words";
import { twoDecimals } from "@/components/analysis/words";
import { WideTable } from "@/components/analysis/wide-table";
import { DataTable, type Column } from "@/components/ui/data-table";
import { StatusMark } from "@/components/ui/status-mark";
import { quadrantLabels, type CaseSchool, type StrengthRule } from "@/lib/analysis/schema/cases";
import { formatNumber } from "@/lib/format/numbers";
import { formatRbd } from "@/lib/format/rbd";
import { Stability } from "./stability";

type CaseTableProps = Readonly<{
  caption: string;
  schools: readonly CaseSchool[];
  strength: StrengthRule;
  empty: ReactNode;
}>;

/** The schools chosen, or in reserve, with what made them so and how firmly. */
export function CaseTable({ caption, schools, strength, empty }: CaseTableProps) {
  return (
    <WideTable>
      <DataTable
        caption={caption}
        columns={columnsFor(strength)}
        rows={schools}
        rowKey={({ id }) => id}
        rowHref={({ rbd }) => `/establecimientos/${rbd}`}
        empty={empty}
      />
    </WideTable>
  );
}

function columnsFor(strength: StrengthRule): readonly [Column<CaseSchool>, ...Column<CaseSchool>[]] {
  return [
    { key: "nombre", header: "Establecimiento", cell: ({ name }) => name },
    {
      key: "rbd",
      header: "RBD",
      align: "end",
      cell: ({ rbd }) => <span className="whitespace-nowrap">{formatRbd(rbd)}</span>,
    },
    {
      key: "comuna",
      header: "Comuna",
      cell: ({ communeName, isRural }) => `${communeName}, ${isRural ? "rural" : "urbana"}`,
    },
    { key: "relacion", header: "Relación", cell: (school) => <RelationSign school={school} /> },
    {
      key: "cuadrante",
      header: "Cuadrante",
      cell: ({ quadrant }) => (quadrant === null ? "sin dato" : quadrantLabels[quadrant]),
    },
    { key: "f", header: "F\u00a0(z)", align: "end", cell: ({ feedbackZ }) => scoreWords(feedbackZ) },
    { key: "o", header: "O\u00a0(z)", align: "end", cell: ({ outcomeZ }) => scoreWords(outcomeZ) },
    {
      key: "fuerza",
      header: "Fuerza",
      align: "end",
      cell: ({ strengths }) => (strengths === null ? "sin dato" : twoDecimals(strengths[strength])),
    },
    {
      key: "n",
      header: "n",
      align: "end",
      cell: ({ n }) => (n === null ? "sin dato" : formatNumber(n)),
    },
    { key: "estabilidad", header: "Estabilidad", cell: (school) => <Stability school={school} /> },
  ];
}

/** The sign of a case's relation; one that only completes its zone says so. */
function RelationSign({ school }: Readonly<{ school: CaseSchool }>) {
  const weak = weakRelation(school);
  return weak === null ? signName(school.sign) : <StatusMark tone="attention">{weak}</StatusMark>;
}
