import { coefficient } from "@/components/analysis/workbench/figures";
import { DataTable, type Column } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import type { IndexView, SchoolScoreView } from "@/lib/analysis/schema/indices";
import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import { ScoreSpread } from "./score-spread";

/** The scores of the schools of at least the minimum cell, by code and never by name. */
export function IndexScores({ index }: Readonly<{ index: IndexView }>) {
  const { scores, schoolIdKind, minimumCell, hiddenSchoolCount } = index;
  const columns: readonly [Column<SchoolScoreView>, ...Column<SchoolScoreView>[]] = [
    {
      key: "codigo",
      header: schoolIdKind === "rbd" ? "RBD" : "Código del archivo",
      cell: ({ schoolCode }) => String(schoolCode),
    },
    { key: "nivel", header: "Nivel", cell: ({ grade }) => grade ?? "Todos" },
    { key: "n", header: "Estudiantes", align: "end", cell: ({ n }) => formatNumber(n) },
    { key: "promedio", header: "Promedio", align: "end", cell: ({ mean }) => coefficient(mean) },
    { key: "cien", header: "De 0 a 100", align: "end", cell: ({ mean100 }) => coefficient(mean100, 1) },
    { key: "z", header: "z", align: "end", cell: ({ z }) => coefficient(z) },
    {
      key: "acercado",
      header: "Acercado al general",
      align: "end",
      cell: ({ shrunken }) => coefficient(shrunken),
    },
    {
      key: "confiabilidad",
      header: "Confiabilidad",
      align: "end",
      cell: ({ reliability }) => coefficient(reliability),
    },
  ];
  return (
    <Section
      title="Por establecimiento"
      lead={`Solo grupos de ${countOf(minimumCell, "estudiante")} o más${hiddenSchoolCount === 0 ? "" : `; ${countOf(hiddenSchoolCount, "grupo")} de menos no se muestran`}. No se publica nada que permita reconocer a un establecimiento.`}
    >
      {scores.length > 0 && <ScoreSpread index={index} />}
      <DataTable
        caption="Puntajes del índice por establecimiento y nivel"
        captionHidden
        columns={columns}
        rows={scores}
        rowKey={({ schoolCode, grade }) => `${schoolCode} ${grade ?? ""}`}
        empty={
          <EmptyState title="Sin puntajes por establecimiento">
            <p>El conjunto no trae el establecimiento, o ningún grupo alcanza el mínimo.</p>
          </EmptyState>
        }
      />
    </Section>
  );
}
