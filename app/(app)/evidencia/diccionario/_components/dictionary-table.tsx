import { Fragment } from "react";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { shortGrade } from "@/lib/evidence/rules/figures";
import { directionWords, permittedUse, scaleWords } from "@/lib/evidence/rules/dictionary";
import { groupOf, indicatorGroups } from "@/lib/evidence/rules/explorer";
import type { DictionaryEntry } from "@/lib/evidence/schema/explorer";

/** Every indicator with how to read it; its name opens its figures where there are any. */
export function DictionaryTable({ entries }: Readonly<{ entries: readonly DictionaryEntry[] }>) {
  return (
    <DataTable
      caption="Diccionario de indicadores"
      captionHidden
      columns={[
        { key: "nombre", header: "Indicador", cell: ({ indicator }) => indicator.name },
        {
          key: "familia",
          header: "Familia y ruta",
          cell: ({ indicator }) => (
            <>
              {familyLabel(indicator)}
              <span className="block text-sm text-ink-soft">
                <Path path={indicator.path} />
              </span>
            </>
          ),
        },
        {
          key: "escala",
          header: "Escala y sentido",
          cell: ({ indicator }) => `${scaleWords(indicator)}. ${directionWords(indicator)}.`,
        },
        { key: "datos", header: "Con datos", cell: spanWords },
        { key: "uso", header: "Uso permitido", cell: ({ indicator }) => permittedUse(indicator) },
        {
          key: "publica",
          header: "Publica",
          cell: ({ publishers }) => publishers.join(", ") || "Sin archivo cargado",
        },
      ]}
      rows={entries}
      rowKey={({ indicator }) => indicator.path}
      rowHref={({ indicator, grades }) =>
        grades.length === 0 ? undefined : `/evidencia?indicador=${encodeURIComponent(indicator.path)}`
      }
      empty={
        <EmptyState title="Ningún indicador coincide">Probar con menos letras o quitar el filtro.</EmptyState>
      }
    />
  );
}

function familyLabel(indicator: DictionaryEntry["indicator"]): string {
  return indicatorGroups.find(({ id }) => id === groupOf(indicator))?.label ?? "";
}

/** Of each grade the first and the last year; the file that is downloaded lists them all. */
function spanWords({ grades }: DictionaryEntry): string {
  if (grades.length === 0) return "Sin datos en sus territorios";
  return grades
    .map(({ grade, years }) => {
      const [last, first] = [years[0], years.at(-1)];
      return first === last ? `${shortGrade(grade)}: ${first}` : `${shortGrade(grade)}: ${first} a ${last}`;
    })
    .join("; ");
}

/** A path that breaks at its slashes. */
function Path({ path }: Readonly<{ path: string }>) {
  return path.split(/(?<=[/#])/).map((part, index) => (
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ));
}
