import type { Metadata } from "next";
import { EvidenceTabs } from "@/components/evidence/evidence-tabs";
import { ImportDropZone } from "@/components/evidence/import-drop-zone";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import { TableToolbar } from "@/components/ui/table-toolbar";
import type { Actor } from "@/lib/access/schema";
import { requireActor } from "@/lib/auth/queries";
import { mayImport } from "@/lib/evidence/policy";
import { listBatches, listUploads } from "@/lib/evidence/queries/imports";
import {
  importStateLabels,
  UPLOAD_PART_BYTES,
  type ImportState,
  type UploadView,
} from "@/lib/evidence/schema/imports";
import { families, familyLabels } from "@/lib/evidence/schema/parsed";
import { countOf } from "@/lib/format/text";
import { BatchTable } from "./_components/batch-table";
import { UploadList } from "./_components/upload-list";
import { discardReceived } from "./actions";

export const metadata: Metadata = { title: "Cargas de archivos oficiales" };

const path = "/evidencia/cargas";
const everyState: readonly ImportState[] = ["staged", "published", "superseded", "undone", "discarded"];
const publicStates: readonly ImportState[] = ["published", "superseded", "undone"];

export default async function LoadsPage({ searchParams }: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const canImport = mayImport(actor);
  return (
    <>
      <EvidenceTabs actor={actor} current="cargas" />
      <PageHeader
        title="Cargas de archivos oficiales"
        lead={
          canImport
            ? "Se reconoce qué es cada archivo, se revisa antes de publicar, y de cada cifra se sabe siempre de dónde salió."
            : "Los archivos de la Agencia de Calidad y de Mineduc de los que salen las cifras que muestran las páginas."
        }
      />
      {canImport && <UploadSections actor={actor} />}
      <BatchSection actor={actor} params={params} canImport={canImport} />
    </>
  );
}

async function UploadSections({ actor }: Readonly<{ actor: Actor }>) {
  const { rows } = await listUploads(actor, {});
  const unfinished = rows.filter(({ state, isOwn }) => state === "receiving" && isOwn);
  const underWay = rows.filter(
    ({ state }) => state === "waiting" || state === "reading" || state === "refused",
  );
  return (
    <>
      <Section title="Subir archivos" className="no-print mb-12">
        <ImportDropZone
          unfinished={unfinished.map(toBegun)}
          discard={discardReceived}
          uploadPath={`${path}/subidas`}
        />
      </Section>
      {underWay.length > 0 && (
        <Section title="Archivos recibidos" lead="Los que se están leyendo y los que no se pudieron leer.">
          <UploadList actor={actor} uploads={underWay} />
        </Section>
      )}
    </>
  );
}

function toBegun({ id, fileName, byteCount, receivedParts }: UploadView) {
  return {
    id,
    fileName,
    byteCount,
    receivedBytes: Math.min(byteCount, receivedParts.length * UPLOAD_PART_BYTES),
  };
}

type BatchSectionProps = Readonly<{ actor: Actor; params: SearchParams; canImport: boolean }>;

async function BatchSection({ actor, params, canImport }: BatchSectionProps) {
  const cursor = readParam(params, "despues");
  const page = await listBatches(actor, {
    // A filter typed into the address that does not exist is no filter.
    family: families.find((known) => known === readParam(params, "familia")),
    state: everyState.find((known) => known === readParam(params, "estado")),
    cursor,
  });
  return (
    <Section title={canImport ? "Cargas" : "Archivos publicados"}>
      <TableToolbar path={path} params={params} filters={filtersFor(canImport)} />
      <BatchTable
        caption="Cargas, de la más reciente a la más antigua"
        batches={page.rows}
        empty={<NoBatches isFiltered={hasFilter(params)} canImport={canImport} />}
      />
      {page.rows.length > 0 && (
        <Pagination
          summary={countOf(page.rows.length, "carga")}
          newerLabel="Volver a lo más reciente"
          newerHref={cursor === undefined ? undefined : hrefWith(path, params, { despues: null })}
          olderHref={
            page.nextCursor === null ? undefined : hrefWith(path, params, { despues: page.nextCursor })
          }
        />
      )}
    </Section>
  );
}

function hasFilter(params: SearchParams): boolean {
  return ["familia", "estado", "despues"].some((name) => readParam(params, name) !== undefined);
}

function filtersFor(canImport: boolean) {
  const family = {
    name: "familia",
    label: "Qué es",
    all: "Todas las familias",
    options: families.map((value) => ({ value, label: familyLabels[value] })),
  };
  const state = {
    name: "estado",
    label: "Estado",
    all: "Todos",
    options: (canImport ? everyState : publicStates).map((value) => ({
      value,
      label: importStateLabels[value],
    })),
  };
  return [family, state];
}

function NoBatches({ isFiltered, canImport }: Readonly<{ isFiltered: boolean; canImport: boolean }>) {
  if (isFiltered) {
    return (
      <EmptyState title="Ninguna carga coincide">
        <p>Quitar un filtro para ver las demás.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Todavía no hay archivos cargados">
      <p>
        Simce, IDPS y Categoría de Desempeño se descargan del sitio de la Agencia de Calidad de la Educación,
        en sus bases de datos por establecimiento; el directorio de establecimientos y el listado de SLEP, de
        los datos abiertos del Mineduc.
        {canImport
          ? " Soltarlos arriba tal como se descargan, sin abrirlos ni cambiarles nada."
          : " Los carga la coordinación del programa o la administración."}
      </p>
    </EmptyState>
  );
}
