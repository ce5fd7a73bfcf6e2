import { buttonClass } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import type { BatchDetail } from "@/lib/evidence/schema/imports";
import type { Rejection } from "@/lib/evidence/schema/parsed";
import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";

type RejectionsSectionProps = Readonly<{
  batch: BatchDetail;
  page: { readonly rows: readonly Rejection[]; readonly nextCursor: string | null };
  params: SearchParams;
}>;

/** Every row that could not be taken, with the cell that stopped it. */
export function RejectionsSection({ batch, page, params }: RejectionsSectionProps) {
  if (batch.rejectedCount === 0) return null;
  const path = `/evidencia/cargas/${batch.id}`;
  return (
    <Section
      id="rechazadas"
      title="Filas rechazadas"
      lead={`${countOf(batch.rejectedCount, "fila no se carga", "filas no se cargan")}. Las demás sí: ninguna se pierde sin decirlo.`}
      actions={
        <a
          href={`/api/imports/batches/${batch.id}/rejections`}
          download
          className={buttonClass("secondary", "small")}
        >
          Descargarlas todas (CSV)
        </a>
      }
    >
      <DataTable
        caption="Filas rechazadas"
        captionHidden
        columns={[
          { key: "linea", header: "Línea", cell: ({ line }) => formatNumber(line) },
          { key: "columna", header: "Columna", cell: ({ column }) => column ?? "La fila entera" },
          {
            key: "valor",
            header: "Valor",
            cell: ({ value }) => <span className="[overflow-wrap:anywhere]">{value ?? "Vacío"}</span>,
          },
          { key: "motivo", header: "Motivo", cell: ({ reason }) => reason },
        ]}
        rows={page.rows}
        rowKey={({ line, column }) => `${line}-${column ?? ""}`}
        empty={<p className="text-ink-soft">No hay más filas rechazadas.</p>}
      />
      <Pagination
        summary={`${formatNumber(page.rows.length)} de ${formatNumber(batch.rejectedCount)}`}
        newerLabel="Volver a la primera"
        newerHref={
          readParam(params, "rechazadas") === undefined
            ? undefined
            : `${hrefWith(path, params, { rechazadas: null })}#rechazadas`
        }
        olderHref={
          page.nextCursor === null
            ? undefined
            : `${hrefWith(path, params, { rechazadas: page.nextCursor })}#rechazadas`
        }
      />
    </Section>
  );
}
