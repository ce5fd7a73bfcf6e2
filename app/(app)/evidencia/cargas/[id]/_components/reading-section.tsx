import { delimiterName } from "@/components/evidence/import-words";
import { DataTable } from "@/components/ui/data-table";
import { DescriptionList } from "@/components/ui/description-list";
import { Disclosure } from "@/components/ui/disclosure";
import { Section } from "@/components/ui/section";
import type { BatchDetail } from "@/lib/evidence/schema/imports";
import type { Reading } from "@/lib/evidence/schema/parsed";
import type { SourceFormat } from "@/lib/evidence/schema/source";
import { formatDate } from "@/lib/format/civil-date";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import { countOf, joinWords } from "@/lib/format/text";

const formatNames: Readonly<Record<SourceFormat, string>> = {
  csv: "Texto separado (CSV)",
  xlsx: "Excel (.xlsx)",
  xls: "Excel antiguo (.xls)",
  sav: "SPSS (.sav)",
  geojson: "GeoJSON",
};

/** What the file is and how it was understood, before anything of it is stored. */
export function ReadingSection({ batch }: Readonly<{ batch: BatchDetail }>) {
  const { reading } = batch;
  return (
    <Section title="Qué es este archivo" lead="Se reconoce por su contenido; el nombre es solo una pista.">
      <DescriptionList items={items(batch)} />
      {reading !== null && <Columns reading={reading} />}
    </Section>
  );
}

function items(batch: BatchDetail) {
  const { reading } = batch;
  return [
    { term: "Publica", detail: batch.publisher },
    { term: "Publicación", detail: batch.title },
    { term: "Archivo", detail: <span className="break-all">{batch.fileName}</span> },
    ...(batch.entryPath === null
      ? []
      : [{ term: "Dentro del zip", detail: <span className="break-all">{batch.entryPath}</span> }]),
    { term: "Versión interna", detail: batch.version ?? "El archivo no la trae" },
    {
      term: "Fecha de los datos",
      detail: batch.fileDate === null ? "El archivo no la trae" : formatDate(batch.fileDate),
    },
    ...(reading === null ? [] : [{ term: "Formato", detail: formatWords(reading) }]),
    { term: "Huella (sha256)", detail: <span className="break-all">{batch.sha256}</span> },
    {
      term: "Cargado",
      detail: `${formatDateTime(batch.importedAt, DEFAULT_ZONE)}, ${batch.importedByName ?? "instalación"}`,
    },
    ...(batch.note === null ? [] : [{ term: "Observación", detail: batch.note }]),
  ];
}

function formatWords({ format, sheet, encoding, delimiter }: Reading): string {
  return [
    formatNames[format],
    sheet === null ? null : `hoja «${sheet}»`,
    encoding === null ? null : `codificación ${encoding}`,
    delimiter === null ? null : `separador ${delimiterName(delimiter)}`,
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

function Columns({ reading: { mapped, ignored, unknown } }: Readonly<{ reading: Reading }>) {
  return (
    <>
      {unknown.length > 0 && (
        <div className="mt-4 max-w-measure border-l-4 border-warn py-1 pl-4">
          <p className="font-semibold">
            {unknown.length === 1
              ? "Una columna que no conocemos"
              : `${countOf(unknown.length, "columna")} que no conocemos`}
          </p>
          <p className="[overflow-wrap:anywhere]">{joinWords(unknown)}</p>
          <p className="text-sm text-ink-soft">
            Lo que dice no se carga: queda en el archivo, tal como llegó.
          </p>
        </div>
      )}
      <Disclosure className="mt-3" summary={`Columnas que se cargan (${mapped.length})`}>
        <DataTable
          caption="Columnas del archivo y cómo se entendieron"
          captionHidden
          columns={[
            { key: "columna", header: "Columna", cell: ({ column }) => column },
            { key: "significado", header: "Se entendió como", cell: ({ meaning }) => meaning },
          ]}
          rows={mapped}
          rowKey={({ column }) => column}
          empty={<p>Ninguna.</p>}
        />
      </Disclosure>
      {ignored.length > 0 && (
        <Disclosure summary={`Columnas conocidas que no hacen falta (${ignored.length})`}>
          <p className="max-w-measure [overflow-wrap:anywhere]">{joinWords(ignored)}</p>
        </Disclosure>
      )}
    </>
  );
}
