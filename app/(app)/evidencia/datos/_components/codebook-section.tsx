import { DataTable, type Column } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { CodebookSummary } from "@/lib/evidence/schema/codebooks";
import { formatNumber } from "@/lib/format/numbers";
import { applicationWords } from "./data-set-words";

const path = "/evidencia/datos/cuestionarios";

const columns: readonly [Column<CodebookSummary>, ...Column<CodebookSummary>[]] = [
  { key: "nombre", header: "Cuestionario", cell: ({ name }) => name },
  { key: "de", header: "Aplicación", cell: applicationWords },
  { key: "preguntas", header: "Preguntas", align: "end", cell: ({ itemCount }) => formatNumber(itemCount) },
  { key: "fuente", header: "Lo publica", cell: ({ source }) => source },
];

type CodebookSectionProps = Readonly<{ codebooks: readonly CodebookSummary[]; canImport: boolean }>;

/** The codebooks: what each question says, its answers and which codes are none. */
export function CodebookSection({ codebooks, canImport }: CodebookSectionProps) {
  return (
    <Section
      title="Cuestionarios"
      lead="Qué dice cada pregunta, qué respuestas admite y qué códigos significan que no hubo respuesta."
      actions={canImport && <LinkButton href={`${path}/nuevo`}>Agregar un cuestionario</LinkButton>}
    >
      <DataTable
        caption="Cuestionarios, del más reciente al más antiguo"
        captionHidden
        columns={columns}
        rows={codebooks}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `${path}/${id}`}
        empty={
          <EmptyState title="Todavía no hay cuestionarios">
            <p>Sirve el libro de códigos que publica la Agencia, tal como se descarga, o una tabla propia.</p>
          </EmptyState>
        }
      />
    </Section>
  );
}
