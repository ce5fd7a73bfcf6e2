import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import type { ExchangeReportView } from "@/lib/fieldwork/schema/exchange";
import { exchangeKindLabels } from "@/lib/fieldwork/schema/exchange-words";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import { formatNumber } from "@/lib/format/numbers";
import { CountTable } from "./count-table";
import { LeftOutList } from "./left-out-list";

/** What went in and out, newest first; each with how much it was and what was left out. */
export function ExchangeList({ reports }: Readonly<{ reports: readonly ExchangeReportView[] }>) {
  if (reports.length === 0) {
    return (
      <EmptyState title="Todavía no entra ni sale nada">
        Cada archivo que se descarga o se trae queda aquí, con lo que quedó fuera.
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y divide-rule border-y border-rule">
      {reports.map((report) => (
        <li key={report.id} className="keep-together py-4">
          <ExchangeItem report={report} />
        </li>
      ))}
    </ul>
  );
}

function ExchangeItem({ report }: Readonly<{ report: ExchangeReportView }>) {
  const { direction, kind, fileName, origin, byName, createdAt, counts, leftOut } = report;
  const isReceived = direction === "received";
  const leftOutCount = leftOut.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p className="font-semibold">
        {isReceived ? "Entró" : "Salió"}: {exchangeKindLabels[kind]}
      </p>
      <p className="text-sm text-ink-soft [overflow-wrap:anywhere]">
        {formatDateTime(createdAt, DEFAULT_ZONE)} · {byName}
        {isReceived && origin !== null && origin !== "" && ` · escrito por ${origin}`}
        {fileName !== null && ` · ${fileName}`}
      </p>
      <Disclosure
        summary={
          leftOutCount === 0
            ? "Qué llevaba; no quedó nada fuera"
            : `Qué llevaba; ${formatNumber(leftOutCount)} quedaron fuera`
        }
      >
        <CountTable caption={isReceived ? "Lo que trajo" : "Lo que llevó"} counts={counts} />
        <div className="mt-4">
          <LeftOutList leftOut={leftOut} />
        </div>
      </Disclosure>
    </>
  );
}
