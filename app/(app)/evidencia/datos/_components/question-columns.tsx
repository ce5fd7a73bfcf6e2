import type { Column } from "@/components/ui/data-table";
import type { CodebookQuestion } from "@/lib/evidence/schema/codebooks";

/** How a codebook's questions are listed, before it is stored and after. */
export const questionColumns: readonly [Column<CodebookQuestion>, ...Column<CodebookQuestion>[]] = [
  {
    key: "variable",
    header: "Variable",
    cell: ({ variable }) => (
      <span className="inline-block min-w-20 [overflow-wrap:anywhere]">{variable}</span>
    ),
  },
  {
    key: "enunciado",
    header: "Pregunta",
    cell: ({ section, wording }) => (
      <span className="block max-w-measure">
        {section !== null && <span className="block text-sm text-ink-soft">{section}</span>}
        {wording}
      </span>
    ),
  },
  {
    key: "escala",
    header: "Respuestas",
    cell: ({ scale }) =>
      scale.length === 0 ? "Abierta" : scale.map(({ code, label }) => `${code} ${label}`).join(" · "),
  },
  {
    key: "perdidos",
    header: "Sin respuesta",
    cell: ({ missingCodes }) => (missingCodes.length === 0 ? "Sin código" : missingCodes.join(", ")),
  },
];
