import type { Metadata } from "next";
import { found } from "@/app/(app)/found";
import { EvidenceTabs } from "@/components/evidence/evidence-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { PrintButton } from "@/components/ui/print-button";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import type { Actor } from "@/lib/access/schema";
import { requireActor } from "@/lib/auth/queries";
import { getExplorerTable } from "@/lib/evidence/queries/explorer";
import { compareTerritories } from "@/lib/evidence/queries/explorer-territories";
import { countOf } from "@/lib/format/text";
import { ExplorerDownloads } from "./_components/explorer-downloads";
import { OrderNote, SelectionNotes } from "./_components/explorer-notes";
import { ExplorerSwitch } from "./_components/explorer-switch";
import { ExplorerTable } from "./_components/explorer-table";
import { ExplorerToolbar } from "./_components/explorer-toolbar";
import { TerritoryPanels } from "./_components/territory-panels";
import { EXPLORER_PATH, requestFrom } from "./explorer-request";

export const metadata: Metadata = { title: "Evidencia" };

const SCHOOLS_A_PAGE = 25;

export default async function EvidencePage({
  searchParams,
}: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const view = requestFrom(params).view ?? "anios";
  return (
    <>
      <EvidenceTabs actor={actor} current="explorador" />
      <PageHeader
        title="Evidencia"
        lead="Resultados oficiales por establecimiento. Cada cifra abre su fuente; la comparación es la que publica la Agencia con escuelas del mismo grupo socioeconómico (GSE)."
        actions={<PrintButton />}
      />
      <ExplorerSwitch view={view} params={params} />
      {view === "territorios" ? (
        <Territories actor={actor} params={params} />
      ) : (
        <Schools actor={actor} params={params} />
      )}
      <ExplorerDownloads params={params} />
    </>
  );
}

type ViewProps = Readonly<{ actor: Actor; params: SearchParams }>;

async function Schools({ actor, params }: ViewProps) {
  const request = requestFrom(params);
  const table = await found(getExplorerTable(actor, { ...request, limit: SCHOOLS_A_PAGE }));
  return (
    <>
      <ExplorerToolbar view={request.view ?? "anios"} frame={table.frame} params={params} />
      <SelectionNotes selection={table.frame.selection} />
      <OrderNote table={table} isOrderAsked={request.order !== undefined} />
      <ExplorerTable table={table} params={params} />
      {table.rows.length > 0 && (
        <Pagination
          summary={countOf(table.rows.length, "establecimiento")}
          newerLabel="Volver al comienzo"
          newerHref={
            readParam(params, "despues") === undefined
              ? undefined
              : hrefWith(EXPLORER_PATH, params, { despues: null })
          }
          olderHref={
            table.nextCursor === null
              ? undefined
              : hrefWith(EXPLORER_PATH, params, { despues: table.nextCursor })
          }
        />
      )}
    </>
  );
}

async function Territories({ actor, params }: ViewProps) {
  const comparison = await compareTerritories(actor, requestFrom(params));
  return (
    <>
      <ExplorerToolbar view="territorios" frame={comparison.frame} params={params} />
      <SelectionNotes selection={comparison.frame.selection} />
      <TerritoryPanels comparison={comparison} params={params} />
    </>
  );
}
