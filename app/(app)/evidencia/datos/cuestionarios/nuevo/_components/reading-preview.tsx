import { DataTable, type Column } from "@/components/ui/data-table";
import { DescriptionList } from "@/components/ui/description-list";
import { Disclosure } from "@/components/ui/disclosure";
import {
  codebookLayoutLabels,
  type CodebookProblem,
  type CodebookQuestion,
  type CodebookReading,
} from "@/lib/evidence/schema/codebooks";
import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import { applicationWords } from "../../../_components/data-set-words";
import { questionColumns } from "../../../_components/question-columns";

const problemColumns: readonly [Column<CodebookProblem>, ...Column<CodebookProblem>[]] = [
  { key: "linea", header: "Línea", cell: ({ line }) => formatNumber(line) },
  { key: "motivo", header: "Motivo", cell: ({ reason }) => reason },
];

/** What was understood of one table of a codebook's file. */
export function ReadingPreview({ reading }: Readonly<{ reading: CodebookReading }>) {
  const { layout, questions, otherVariables, problems } = reading;
  const reversed = questions.filter(({ isReversed }) => isReversed).length;
  return (
    <div className="space-y-4">
      <DescriptionList
        items={[
          { term: "Forma", detail: codebookLayoutLabels[layout] },
          { term: "Aplicación", detail: applicationWords(reading) },
          {
            term: "Preguntas",
            detail: `${formatNumber(questions.length)}, ${reversed === 0 ? "ninguna invertida" : countOf(reversed, "invertida")}`,
          },
          {
            term: "Otras columnas",
            detail:
              otherVariables.length === 0
                ? "Ninguna"
                : `${countOf(otherVariables.length, "columna")} que no son preguntas`,
          },
          {
            term: "No se entienden",
            detail: problems.length === 0 ? "Ninguna fila" : countOf(problems.length, "fila"),
          },
        ]}
      />
      {problems.length > 0 && (
        <DataTable
          caption="Filas que no se guardarían"
          columns={problemColumns}
          rows={problems}
          rowKey={({ line }) => String(line)}
          empty={null}
        />
      )}
      <Disclosure summary="Ver las preguntas">
        <DataTable<CodebookQuestion>
          caption="Preguntas del cuestionario"
          captionHidden
          columns={questionColumns}
          rows={questions}
          rowKey={({ variable }) => variable}
          empty={null}
        />
      </Disclosure>
    </div>
  );
}
