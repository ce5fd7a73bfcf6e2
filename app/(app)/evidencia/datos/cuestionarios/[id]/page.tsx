import type { Metadata } from "next";
import { found } from "@/app/(app)/found";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DataTable, type Column } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { WhoSees } from "@/components/ui/who-sees";
import { requireActor } from "@/lib/auth/queries";
import { getCodebook } from "@/lib/evidence/queries/codebooks";
import type { CodebookItemView } from "@/lib/evidence/schema/codebooks";
import { countOf } from "@/lib/format/text";
import { applicationWords } from "../../_components/data-set-words";
import { questionColumns } from "../../_components/question-columns";
import { turnItem } from "../../actions";

export const metadata: Metadata = { title: "Cuestionario" };

export default async function CodebookPage({ params }: Readonly<{ params: Promise<{ id: string }> }>) {
  const [actor, { id }] = await Promise.all([requireActor(), params]);
  const codebook = await found(getCodebook(actor, id));
  const [naming, ...others] = questionColumns;
  return (
    <>
      <PageHeader
        kicker={<TextLink href="/evidencia/datos">Datos de estudiantes</TextLink>}
        title={codebook.name}
        lead={`${applicationWords(codebook)} · ${countOf(codebook.itemCount, "pregunta")} · ${codebook.source}`}
        actions={<PrintButton />}
      />
      <div className="mb-8">
        <WhoSees summary="investigación y administración">
          <p>Un cuestionario es público: dice qué se preguntó y no contiene respuestas de nadie.</p>
        </WhoSees>
      </div>
      <Section
        title="Preguntas"
        lead="Una pregunta invertida cuenta al revés en los análisis: un número más alto es menos."
      >
        <DataTable<CodebookItemView>
          caption="Preguntas, en el orden del cuestionario"
          captionHidden
          columns={[naming, ...others, codebook.canChange ? turnColumn : reversedColumn]}
          rows={codebook.items}
          rowKey={({ id: itemId }) => itemId}
          empty={<EmptyState title="Este cuestionario no tiene preguntas" />}
        />
      </Section>
    </>
  );
}

const reversedWords = ({ isReversed }: CodebookItemView): string => (isReversed ? "Invertida" : "Directa");

const reversedColumn: Column<CodebookItemView> = { key: "sentido", header: "Sentido", cell: reversedWords };

const turnColumn: Column<CodebookItemView> = {
  key: "sentido",
  header: "Sentido",
  cell: (item) => (
    <span className="flex flex-wrap items-center gap-x-3">
      {reversedWords(item)}
      <ConfirmDialog
        trigger="Cambiar"
        triggerVariant="quiet"
        triggerSize="small"
        title={`Cambiar el sentido de ${item.variable}`}
        description="Cambia cómo se cuenta en los análisis que se hagan desde ahora. Queda en la auditoría."
        confirmLabel={item.isReversed ? "Contar al derecho" : "Contar al revés"}
        action={turnItem.bind(null, { itemId: item.id, isReversed: !item.isReversed })}
      />
    </span>
  ),
};
