import { DataTable, type Column } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import type { DataSetSummary } from "@/lib/evidence/schema/data-sets";
import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import { accessWords, applicationWords } from "./data-set-words";
import { SyntheticBadge } from "./synthetic-badge";

const path = "/evidencia/datos";

const columns: readonly [Column<DataSetSummary>, ...Column<DataSetSummary>[]] = [
  { key: "nombre", header: "Conjunto", cell: ({ name }) => name },
  { key: "de", header: "Aplicación", cell: applicationWords },
  {
    key: "n",
    header: "Estudiantes",
    align: "end",
    cell: ({ respondentCount, deletedAt }) =>
      deletedAt === null ? formatNumber(respondentCount) : "Borrados",
  },
  {
    key: "acceso",
    header: "Mi acceso",
    cell: ({ access }) => (
      <>
        {access !== null && <span className="block max-w-measure">{access.purpose}</span>}
        <span className={access === null ? undefined : "text-sm text-ink-soft"}>{accessWords(access)}</span>
      </>
    ),
  },
  {
    key: "estado",
    header: "Estado",
    cell: ({ deletedAt, isSynthetic }) =>
      deletedAt === null ? (
        (isSynthetic && <SyntheticBadge isSynthetic />) || <StatusMark tone="done">Disponible</StatusMark>
      ) : (
        <StatusMark tone="off">Borrado</StatusMark>
      ),
  },
];

type DataSetSectionProps = Readonly<{
  page: Readonly<{ rows: readonly DataSetSummary[]; nextCursor: string | null }>;
  params: SearchParams;
  canImport: boolean;
}>;

/** The data sets that the person may know of. */
export function DataSetSection({ page, params, canImport }: DataSetSectionProps) {
  const cursor = readParam(params, "despues");
  return (
    <Section title="Conjuntos de datos">
      <DataTable
        caption="Conjuntos de datos, del más reciente al más antiguo"
        captionHidden
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `${path}/${id}`}
        empty={<NoDataSets canImport={canImport} />}
      />
      {page.rows.length > 0 && (
        <Pagination
          summary={countOf(page.rows.length, "conjunto")}
          newerLabel="Volver al comienzo"
          newerHref={cursor === undefined ? undefined : hrefWith(path, params, { despues: null })}
          olderHref={
            page.nextCursor === null ? undefined : hrefWith(path, params, { despues: page.nextCursor })
          }
        />
      )}
    </Section>
  );
}

function NoDataSets({ canImport }: Readonly<{ canImport: boolean }>) {
  return (
    <EmptyState
      title="Todavía no hay conjuntos de datos"
      action={canImport && <LinkButton href={`${path}/nuevo`}>Agregar respuestas</LinkButton>}
    >
      <p>
        La Agencia de Calidad entrega las bases de cuestionarios por estudiante solo a instituciones de
        investigación, que las piden en su sitio con un proyecto y un compromiso firmado. Con esa base y su
        libro de códigos se puede estudiar aquí qué dicen los estudiantes de sus clases, sin que se reconozca
        a nadie.
      </p>
      {!canImport && <p className="mt-2">Las agrega quien tiene el rol de investigación.</p>}
    </EmptyState>
  );
}
