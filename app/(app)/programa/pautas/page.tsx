import type { Metadata } from "next";
import { buttonClass } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { StatusMark } from "@/components/ui/status-mark";
import { rubricTones } from "@/components/observation/rubric-words";
import { permitsSomewhere } from "@/lib/access/policy";
import { requireActor } from "@/lib/auth/queries";
import { formatDate } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { countOf } from "@/lib/format/text";
import { listRubrics } from "@/lib/observation/queries/rubric";
import { rubricStateLabels } from "@/lib/observation/schema/words";

export const metadata: Metadata = { title: "Pautas de observación" };

export default async function RubricsPage() {
  const actor = await requireActor();
  const { rows } = await listRubrics(actor, { includeRetired: true, limit: 200 });
  return (
    <>
      <PageHeader
        title="Pautas de observación"
        lead="Qué se mira en una clase y cómo se describe cada nivel. Una versión publicada no cambia: lo observado con ella se lee siempre con las mismas palabras."
        actions={
          <>
            {permitsSomewhere(actor, "programme.configure") && (
              <LinkButton href="/programa/pautas/nueva" variant="primary">
                Nueva pauta
              </LinkButton>
            )}
            {permitsSomewhere(actor, "diagnosis.read") && (
              <a href="/api/exports/valoraciones" className={buttonClass()} download>
                Descargar valoraciones (CSV)
              </a>
            )}
            <PrintButton />
          </>
        }
      />
      <DataTable
        caption="Pautas y versiones"
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/programa/pautas/${id}`}
        empty={
          <EmptyState title="Todavía no hay pautas">
            Las pautas compartidas por todos los territorios llegan con los datos iniciales del sistema.
          </EmptyState>
        }
        columns={[
          { key: "pauta", header: "Pauta", cell: ({ name }) => name },
          { key: "version", header: "Versión", align: "end", cell: ({ version }) => version },
          {
            key: "indicadores",
            header: "Contenido",
            cell: ({ indicatorCount }) => countOf(indicatorCount, "indicador"),
          },
          {
            key: "de",
            header: "De quién es",
            cell: ({ isShared }) => (isShared ? "De todos los territorios" : "De este territorio"),
          },
          {
            key: "estado",
            header: "Estado",
            cell: ({ state }) => (
              <StatusMark tone={rubricTones[state]}>{rubricStateLabels[state]}</StatusMark>
            ),
          },
          {
            key: "publicada",
            header: "Publicada",
            cell: ({ publishedAt }) =>
              publishedAt ? formatDate(civilDateAt(new Date(publishedAt), DEFAULT_ZONE)) : "Todavía no",
          },
        ]}
      />
    </>
  );
}
