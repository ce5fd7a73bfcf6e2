import type { Metadata } from "next";
import { EvidenceTabs } from "@/components/evidence/evidence-tabs";
import { buttonClass } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { readParam, type SearchParams } from "@/components/ui/table-params";
import { TableToolbar } from "@/components/ui/table-toolbar";
import { requireActor } from "@/lib/auth/queries";
import { listDictionary } from "@/lib/evidence/queries/explorer-dictionary";
import { statusMeanings } from "@/lib/evidence/rules/dictionary";
import { groupOf, indicatorGroups } from "@/lib/evidence/rules/explorer";
import type { DictionaryEntry } from "@/lib/evidence/schema/explorer";
import { capitalise, countOf, foldText } from "@/lib/format/text";
import { ColumnTable } from "./_components/column-table";
import { DictionaryTable } from "./_components/dictionary-table";

export const metadata: Metadata = { title: "Diccionario de la evidencia" };

const path = "/evidencia/diccionario";

export default async function DictionaryPage({
  searchParams,
}: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const all = await listDictionary(actor);
  const entries = all.filter((entry) => isWanted(entry, params));
  return (
    <>
      <EvidenceTabs actor={actor} current="diccionario" />
      <PageHeader
        title="Diccionario de la evidencia"
        lead="Qué es cada indicador, en qué escala viene, desde cuándo hay datos, qué significa que falte y para qué se puede usar."
        actions={
          <>
            <Download format="diccionario">Descargar el diccionario</Download>
            <PrintButton />
          </>
        }
      />
      <Section title="Indicadores" lead={`${countOf(entries.length, "indicador")} de ${all.length}.`}>
        <TableToolbar
          path={path}
          params={params}
          searchLabel="Buscar por nombre o ruta"
          filters={[
            {
              name: "familia",
              label: "Familia",
              all: "Todas",
              options: indicatorGroups.map(({ id, label }) => ({ value: id, label })),
            },
          ]}
        />
        <DictionaryTable entries={entries} />
      </Section>
      <Section title="Cuando falta una cifra" lead="Lo que falta tiene nombre, y nunca es cero.">
        <DescriptionList
          items={statusMeanings.map(({ label, meaning }) => ({ term: capitalise(label), detail: meaning }))}
        />
      </Section>
      <Section
        id="columnas"
        title="Columnas del CSV ordenado"
        lead="Una fila por cifra, con nombres para programas de análisis: coma entre columnas, punto decimal, UTF-8."
        actions={<Download format="columnas">Descargar las columnas</Download>}
      >
        <ColumnTable />
      </Section>
    </>
  );
}

function isWanted({ indicator }: DictionaryEntry, params: SearchParams): boolean {
  const family = readParam(params, "familia");
  if (indicatorGroups.some(({ id }) => id === family) && groupOf(indicator) !== family) return false;
  const words = foldText(readParam(params, "q")?.slice(0, 120) ?? "").split(" ");
  const text = foldText(`${indicator.name} ${indicator.path}`);
  return words.every((word) => text.includes(word));
}

function Download({ format, children }: Readonly<{ format: string; children: string }>) {
  return (
    <a href={`/api/exports/evidencia?formato=${format}`} className={buttonClass()}>
      {children}
    </a>
  );
}
