import type { Metadata } from "next";
import { DiagnosisStateMark } from "@/components/diagnosis/diagnosis-state";
import { coverageWords } from "@/lib/diagnosis/rules/road-words";
import { DataTable, type Column } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { PrintButton } from "@/components/ui/print-button";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import { TableToolbar } from "@/components/ui/table-toolbar";
import { permitsSomewhere } from "@/lib/access/policy";
import { requireActor } from "@/lib/auth/queries";
import { listDiagnoses } from "@/lib/diagnosis/queries/list";
import { diagnosisStateLabels, diagnosisStates } from "@/lib/diagnosis/schema/versions";
import type { DiagnosisRow } from "@/lib/diagnosis/schema/views";
import { formatRbd } from "@/lib/format/rbd";
import { countOf } from "@/lib/format/text";
import { OpenButton } from "./_components/open-button";

export const metadata: Metadata = { title: "Diagnósticos" };

const path = "/diagnosticos";
const withoutDiagnosis = "sin";

const columns: readonly [Column<DiagnosisRow>, ...Column<DiagnosisRow>[]] = [
  { key: "escuela", header: "Establecimiento", cell: ({ schoolName }) => schoolName },
  { key: "rbd", header: "RBD", cell: ({ rbd }) => formatRbd(rbd) },
  { key: "comuna", header: "Comuna", cell: ({ communeName }) => communeName },
  { key: "estado", header: "Estado", cell: stateOf },
  { key: "cobertura", header: "Cobertura", cell: coverageOf },
  { key: "siguiente", header: "A quién le toca", cell: nextOf },
];

function stateOf({ state, version }: DiagnosisRow) {
  return (
    <span>
      <DiagnosisStateMark state={state} />
      {version !== null && <span className="text-ink-soft"> v{version}</span>}
    </span>
  );
}

function coverageOf(row: DiagnosisRow) {
  return row.teachersTotal === 0 ? "sin docentes registrados" : coverageWords(row);
}

function nextOf(row: DiagnosisRow) {
  return row.canOpen ? <OpenButton row={row} /> : row.nextStep;
}

export default async function DiagnosesPage({
  searchParams,
}: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const asked = readParam(params, "estado");
  const cursor = readParam(params, "despues");
  const page = await listDiagnoses(actor, {
    q: readParam(params, "q")?.slice(0, 120),
    state: asked === withoutDiagnosis ? "none" : diagnosisStates.find((state) => state === asked),
    cursor,
  });
  const follows = permitsSomewhere(actor, "diagnosis.read");
  return (
    <>
      <PageHeader
        title="Diagnósticos"
        lead="Qué necesita cada escuela según las clases observadas y sus resultados, con la firma de su dirección."
        actions={<PrintButton />}
      />
      <TableToolbar
        path={path}
        params={params}
        searchLabel="Buscar por escuela, comuna o RBD"
        filters={follows ? [stateFilter] : []}
      />
      <DataTable
        caption="Diagnósticos por establecimiento"
        captionHidden
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        rowHref={({ diagnosisId }) => (diagnosisId === null ? undefined : `${path}/${diagnosisId}`)}
        empty={
          <NoDiagnoses
            canPrepare={permitsSomewhere(actor, "diagnosis.prepare")}
            isFiltered={asked !== undefined || readParam(params, "q") !== undefined}
          />
        }
      />
      {page.rows.length > 0 && (
        <Pagination
          summary={countOf(page.rows.length, "establecimiento")}
          newerLabel="Volver al comienzo"
          newerHref={cursor === undefined ? undefined : hrefWith(path, params, { despues: null })}
          olderHref={
            page.nextCursor === null ? undefined : hrefWith(path, params, { despues: page.nextCursor })
          }
        />
      )}
    </>
  );
}

const stateFilter = {
  name: "estado",
  label: "Estado",
  all: "Todos los que hay",
  options: [
    ...diagnosisStates.map((state) => ({ value: state, label: diagnosisStateLabels[state] })),
    { value: withoutDiagnosis, label: "Sin diagnóstico" },
  ],
};

type NoDiagnosesProps = Readonly<{ canPrepare: boolean; isFiltered: boolean }>;

function NoDiagnoses({ canPrepare, isFiltered }: NoDiagnosesProps) {
  return (
    <EmptyState
      title={isFiltered ? "No hay diagnósticos con esos datos" : "Todavía no hay diagnósticos"}
      action={
        canPrepare && (
          <LinkButton href={`${path}?estado=${withoutDiagnosis}`}>Ver escuelas sin diagnóstico</LinkButton>
        )
      }
    >
      <p>
        {canPrepare
          ? "Un diagnóstico se abre cuando hay clases observadas y compartidas."
          : "Aparecerán aquí cuando la jefatura UTP abra el de su escuela y la dirección lo firme."}
      </p>
    </EmptyState>
  );
}
