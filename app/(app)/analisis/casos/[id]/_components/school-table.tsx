import { scoreWords, standingOf } from "@/components/analysis/case-words";
import { twoDecimals } from "@/components/analysis/words";
import { WideTable } from "@/components/analysis/wide-table";
import { DataTable, type Column } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusMark } from "@/components/ui/status-mark";
import {
  strengthRuleLabels,
  strengthRules,
  type CaseSchool,
  type CaseZone,
  type StrengthRule,
} from "@/lib/analysis/schema/cases";
import { formatNumber } from "@/lib/format/numbers";
import { formatRbd } from "@/lib/format/rbd";
import { Stability } from "./stability";

const strengthNames: Readonly<Record<StrengthRule, string>> = {
  minimum: "Mínimo",
  product: "Producto",
  residual: "Residuo",
  sum: "Suma",
};

const columns: readonly [Column<CaseSchool>, ...Column<CaseSchool>[]] = [
  { key: "nombre", header: "Establecimiento", cell: ({ name }) => name },
  {
    key: "rbd",
    header: "RBD",
    align: "end",
    cell: ({ rbd }) => <span className="whitespace-nowrap">{formatRbd(rbd)}</span>,
  },
  { key: "motivo", header: "Quedó y por qué", cell: (school) => <Standing school={school} /> },
  {
    key: "n",
    header: "n",
    align: "end",
    cell: ({ n }) => (n === null ? "sin dato" : formatNumber(n)),
  },
  { key: "f", header: "F\u00a0(z)", align: "end", cell: ({ feedbackZ }) => scoreWords(feedbackZ) },
  { key: "o", header: "O\u00a0(z)", align: "end", cell: ({ outcomeZ }) => scoreWords(outcomeZ) },
  ...strengthRules.map((rule): Column<CaseSchool> => ({
    key: rule,
    header: strengthNames[rule],
    align: "end",
    cell: ({ strengths }) => (strengths === null ? "sin dato" : twoDecimals(strengths[rule])),
  })),
  { key: "estabilidad", header: "Estabilidad", cell: (school) => <Stability school={school} /> },
];

function Standing({ school }: Readonly<{ school: CaseSchool }>) {
  const { tone, word } = standingOf(school);
  return (
    <span className="block sm:min-w-56 print:min-w-0">
      <StatusMark tone={tone}>{word}</StatusMark>{" "}
      <span className="block text-ink-soft">{school.reasons.map(({ text }) => text).join(" ")}</span>
    </span>
  );
}

type SchoolTableProps = Readonly<{ zone: CaseZone; strength: StrengthRule }>;

/** Every school considered with its reason in or out; the four strengths stand side by side. */
export function SchoolTable({ zone, strength }: SchoolTableProps) {
  return (
    <>
      <WideTable>
        <DataTable
          caption={`Establecimientos considerados de ${zone.name}, con su motivo`}
          captionHidden
          columns={columns}
          rows={zone.schools}
          rowKey={({ id }) => id}
          rowHref={({ rbd }) => `/establecimientos/${rbd}`}
          empty={<EmptyState title="Ningún establecimiento de la zona tiene este nivel" />}
        />
      </WideTable>
      <p className="mt-2 max-w-measure text-sm text-ink-soft">
        F es la retroalimentación y O los resultados, estandarizados y controlados por GSE y ruralidad. Se
        ordenó por «{strengthRuleLabels[strength]}». Los otros tres criterios están al lado para ver si
        cambiarían la lista.
      </p>
    </>
  );
}
