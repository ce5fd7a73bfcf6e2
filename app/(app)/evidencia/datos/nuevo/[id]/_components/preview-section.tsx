import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { DraftPreview } from "@/lib/evidence/schema/data-sets";
import { formatNumber } from "@/lib/format/numbers";
import { countOf, joinWords } from "@/lib/format/text";
import { Rejections } from "../../../_components/rejections";

/** What would be stored of the file and what not. */
export function PreviewSection({ preview }: Readonly<{ preview: DraftPreview }>) {
  const { rowCount, acceptedCount, rejectedCount, schoolCount } = preview;
  const identifiers = preview.columns
    .filter(({ role }) => role === "identifier")
    .map(({ variable }) => variable);
  const itemCount = preview.columns.filter(({ role }) => role === "item").length;
  return (
    <Section title="Qué se entendió">
      {identifiers.length > 0 && (
        <Notice title="Columnas que identifican a personas: no se guardan" className="mb-5">
          <p>
            {joinWords(identifiers)}. No hay forma de guardarlas aquí, y sus valores no quedan en ninguna
            parte al confirmar.
          </p>
        </Notice>
      )}
      <DescriptionList
        items={[
          { term: "Filas del archivo", detail: formatNumber(rowCount) },
          { term: "Se tomarían", detail: countOf(acceptedCount, "estudiante") },
          {
            term: "No se tomarían",
            detail: rejectedCount === 0 ? "Ninguna fila" : countOf(rejectedCount, "fila"),
          },
          { term: "Preguntas", detail: formatNumber(itemCount) },
          {
            term: "Establecimientos",
            detail: schoolCount === null ? "Ninguna columna los nombra" : formatNumber(schoolCount),
          },
        ]}
      />
      <Rejections rejectedCount={rejectedCount} rejections={preview.rejections} />
    </Section>
  );
}
