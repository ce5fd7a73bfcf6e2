import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { found } from "@/app/(app)/found";
import { coefficient, factorName, intervalWords } from "@/components/analysis/workbench/figures";
import { SyntheticNotice } from "@/components/analysis/workbench/synthetic-notice";
import { WhoSeesRun } from "@/components/analysis/workbench/who-sees-run";
import { choiceLabel, scoringChoices } from "@/components/analysis/workbench/solution-choices";
import { DataTable, type Column } from "@/components/ui/data-table";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { getIndex } from "@/lib/analysis/queries/indices";
import type { IndexItem, IndexView } from "@/lib/analysis/schema/indices";
import { requireActor } from "@/lib/auth/queries";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import { countOf } from "@/lib/format/text";
import { DocumentSection } from "../../_components/document-section";
import { IndexScores } from "./_components/index-scores";

export const metadata: Metadata = { title: "Índice guardado" };

const itemColumns: readonly [Column<IndexItem>, ...Column<IndexItem>[]] = [
  { key: "item", header: "Ítem", cell: ({ variable }) => variable },
  { key: "enunciado", header: "Lo que pregunta", cell: ({ wording }) => wording ?? "Sin libro de códigos" },
  { key: "sentido", header: "Sentido", cell: ({ isReversed }) => (isReversed ? "Dado vuelta" : "Directo") },
  { key: "carga", header: "Carga", align: "end", cell: ({ loading }) => coefficient(loading) },
];

export default async function IndexPage({ params }: Readonly<{ params: Promise<{ id: string }> }>) {
  const [actor, { id }] = await Promise.all([requireActor(), params]);
  if (!z.uuid().safeParse(id).success) notFound();
  const index = await found(getIndex(actor, id));
  return (
    <>
      <PageHeader
        kicker={<TextLink href="/analisis/taller">Taller de análisis</TextLink>}
        title={`${index.name}, versión ${index.version}`}
        lead={`${index.dataSetName} · ${countOf(index.items.length, "ítem", "ítems")}`}
        actions={<PrintButton />}
      />
      <SyntheticNotice isSynthetic={index.isSynthetic} />
      <WhoSeesRun minimumCell={index.minimumCell} />
      <Section title="Qué es" lead="Un índice guardado no cambia. Una corrección es una versión nueva.">
        <DescriptionList items={factsOf(index)} />
      </Section>
      <Section title="Ítems">
        <DataTable
          caption="Ítems del índice con su carga"
          captionHidden
          columns={itemColumns}
          rows={index.items}
          rowKey={({ variable }) => variable}
          empty={<EmptyState title="Sin ítems" />}
        />
      </Section>
      <IndexScores index={index} />
      <DocumentSection runId={index.runId} isCurrent />
    </>
  );
}

function factsOf({ runId, factor, scoring, reliability, createdAt }: IndexView) {
  const { alpha, alphaCi95, omega, icc1, icc2, rwgMedian } = reliability;
  return [
    {
      term: "Sale de",
      detail: (
        <TextLink href={`/analisis/taller/${runId}`}>{`El análisis, factor ${factorName(factor)}`}</TextLink>
      ),
    },
    { term: "Guardado", detail: formatDateTime(createdAt, DEFAULT_ZONE) },
    { term: "Puntaje", detail: choiceLabel(scoringChoices, scoring) },
    { term: "Alfa", detail: `${coefficient(alpha, 3)}, IC 95% ${intervalWords(alphaCi95, 3)}` },
    { term: "Omega", detail: coefficient(omega, 3) },
    {
      term: "Por establecimiento",
      detail: `ICC(1) ${coefficient(icc1, 3)} · ICC(2) ${coefficient(icc2, 3)} · rwg(j) mediana ${coefficient(rwgMedian)}`,
    },
  ];
}
