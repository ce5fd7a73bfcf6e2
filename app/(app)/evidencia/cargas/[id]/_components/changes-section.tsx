import { DataTable } from "@/components/ui/data-table";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import { TextLink } from "@/components/ui/text-link";
import type { BatchDetail, FigureChange } from "@/lib/evidence/schema/imports";
import { formatGrade, isGradeCode } from "@/lib/format/grade";
import { capitalise, countOf } from "@/lib/format/text";

type ChangesSectionProps = Readonly<{
  batch: BatchDetail;
  page: { readonly rows: readonly FigureChange[]; readonly nextCursor: string | null };
  params: SearchParams;
}>;

/** The figures of the person's own schools that this file adds or changes, before and after. */
export function ChangesSection({ batch, page, params }: ChangesSectionProps) {
  const path = `/evidencia/cargas/${batch.id}`;
  const cursor = readParam(params, "cambios");
  return (
    <Section
      id="cambios"
      title="Qué cambia en sus establecimientos"
      lead={
        batch.state === "staged"
          ? "Así están las cifras hoy y así quedarían al publicar."
          : "Así estaban las cifras antes de esta carga y así quedaron."
      }
    >
      <DataTable
        caption="Cifras que cambian en los establecimientos de sus territorios"
        captionHidden
        columns={[
          {
            key: "establecimiento",
            header: "Establecimiento",
            cell: ({ rbd, schoolName }) => (
              <TextLink href={`/establecimientos/${rbd}#resultados`}>{schoolName}</TextLink>
            ),
          },
          { key: "indicador", header: "Indicador", cell: ({ indicatorName }) => indicatorName },
          { key: "nivel", header: "Nivel y año", cell: gradeAndYear },
          { key: "antes", header: "Antes", cell: ({ before }) => capitalise(before ?? "no había") },
          { key: "despues", header: "Después", cell: ({ after }) => capitalise(after ?? "deja de estar") },
        ]}
        rows={page.rows}
        rowKey={({ rbd, indicatorName, grade, year }) => `${rbd}-${indicatorName}-${grade}-${year}`}
        empty={
          <p className="text-ink-soft">Ninguna cifra de los establecimientos de sus territorios cambia.</p>
        }
      />
      {page.rows.length > 0 && (
        <Pagination
          summary={countOf(page.rows.length, "cifra")}
          newerLabel="Volver a la primera"
          newerHref={
            cursor === undefined ? undefined : `${hrefWith(path, params, { cambios: null })}#cambios`
          }
          olderHref={
            page.nextCursor === null
              ? undefined
              : `${hrefWith(path, params, { cambios: page.nextCursor })}#cambios`
          }
        />
      )}
    </Section>
  );
}

function gradeAndYear({ grade, year }: FigureChange): string {
  return `${isGradeCode(grade) ? formatGrade(grade) : grade} ${year}`;
}
