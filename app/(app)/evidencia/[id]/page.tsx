import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { found } from "@/app/(app)/found";
import { buttonClass } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { requireActor } from "@/lib/auth/queries";
import { listFigureVersions } from "@/lib/evidence/queries/columns";
import { getFigureSource } from "@/lib/evidence/queries/results";
import { feedbackProxyNote, isFeedbackProxy } from "@/lib/evidence/rules/explorer";
import {
  describeFigure,
  differenceWords,
  formatFigureValue,
  gseName,
  indicatorLabel,
  missingWords,
  shortGrade,
  studentsWords,
} from "@/lib/evidence/rules/figures";
import type { Comparison, FigureSource, FigureUnit } from "@/lib/evidence/schema/figures";
import { formatGrade } from "@/lib/format/grade";
import { DEFAULT_ZONE, formatDateTime, isChileanZone } from "@/lib/format/instant";
import { formatNumber } from "@/lib/format/numbers";
import { formatRbd } from "@/lib/format/rbd";
import { capitalise, countOf } from "@/lib/format/text";
import { FigureVersions } from "./_components/figure-versions";

export const metadata: Metadata = { title: "De dónde sale esta cifra" };

export default async function FigurePage({ params }: Readonly<{ params: Promise<{ id: string }> }>) {
  const [actor, { id }] = await Promise.all([requireActor(), params]);
  if (!z.uuid().safeParse(id).success) notFound();
  const [source, versions] = await Promise.all([
    found(getFigureSource(actor, id)),
    found(listFigureVersions(actor, id)),
  ]);
  const { school, figure } = source;
  return (
    <>
      <PageHeader
        kicker={`${school.name} · RBD ${formatRbd(school.rbd)}`}
        title={`${indicatorLabel(source.indicator)} ${shortGrade(source.grade)} ${figure.year}`}
        lead={`${describeFigure(figure, source)}. De dónde sale y cómo volver a encontrarla en el archivo publicado.`}
        actions={
          <>
            <LinkButton href={`/establecimientos/${school.rbd}#resultados`}>
              Ver todos los resultados
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      {isFeedbackProxy(source.indicator.path) && (
        <Notice title="Retroalimentación docente: aproximación pública" className="mb-10">
          <p>{feedbackProxyNote}</p>
        </Notice>
      )}
      <Section title="Qué dice">
        <DescriptionList items={contentItems(source)} />
      </Section>
      <Section title="Fuente" lead="Es información pública; aquí se conserva tal como se publicó.">
        <DescriptionList items={sourceItems(source)} />
        <p className="no-print mt-4 flex flex-wrap gap-3">
          <LinkButton href={`/evidencia/cargas/${source.batch.id}`}>Ver la carga</LinkButton>
          {source.batch.hasFile && (
            <a href={`/api/imports/batches/${source.batch.id}/file`} download className={buttonClass()}>
              Descargar el archivo
            </a>
          )}
        </p>
      </Section>
      <FigureVersions versions={versions} timeZone={source.timeZone} />
    </>
  );
}

function contentItems({ figure, grade, indicator }: FigureSource) {
  const { value, status, mark, gseGroup } = figure;
  const shown =
    missingWords(status) ?? (value === null ? "sin dato" : formatFigureValue(value, indicator.unit));
  const gse = differenceWords({ points: figure.gseDifference, significance: figure.gseSignificance }, "gse");
  const previous = differenceWords(
    { points: figure.previousDifference, significance: figure.previousSignificance },
    "previous",
  );
  return [
    { term: "Indicador", detail: `${indicator.name}, ${formatGrade(grade)} ${figure.year}` },
    { term: "Cifra", detail: capitalise(shown) },
    ...(mark === null ? [] : [{ term: "Nota de la Agencia", detail: mark }]),
    { term: "Estudiantes", detail: capitalise(studentsWords(figure.n, indicator)) },
    { term: "Aplicación anterior", detail: capitalise(previous ?? "sin comparación publicada") },
    { term: "Frente a su GSE", detail: capitalise(gse ?? "sin comparación publicada") },
    {
      term: "GSE de ese nivel y año",
      detail: gseGroup === null ? "Sin dato" : capitalise(gseName(gseGroup)),
    },
    { term: "Media de ese GSE", detail: comparisonWords(figure.sameGse, indicator.unit) },
    { term: "Media nacional", detail: comparisonWords(figure.national, indicator.unit) },
  ];
}

function comparisonWords(comparison: Comparison | null, unit: FigureUnit): string {
  if (comparison === null || unit === "category") return "Sin dato";
  const { mean, standardDeviation, schoolCount } = comparison;
  const spread = standardDeviation === null ? "" : ` ± ${formatNumber(standardDeviation)}`;
  return `${formatFigureValue(mean, unit)}${spread} (desviación estándar entre ${countOf(schoolCount, "establecimiento")})`;
}

function sourceItems({ batch, figure, timeZone }: FigureSource) {
  const zone = isChileanZone(timeZone) ? timeZone : DEFAULT_ZONE;
  return [
    { term: "Publica", detail: batch.publisher },
    { term: "Publicación", detail: batch.title },
    { term: "Archivo", detail: <span className="break-all">{batch.fileName}</span> },
    { term: "Fila del archivo", detail: formatNumber(figure.origin.row) },
    { term: "Versión interna", detail: batch.internalVersion ?? "El archivo no la trae" },
    { term: "Huella (sha256)", detail: <span className="break-all">{batch.sha256}</span> },
    { term: "Filas del archivo", detail: formatNumber(batch.rowCount) },
    { term: "Cargado", detail: formatDateTime(batch.importedAt, zone) },
    { term: "Cargado por", detail: batch.importedByName ?? "Vino con la plataforma" },
    ...(batch.note === null ? [] : [{ term: "Observación", detail: batch.note }]),
  ];
}
