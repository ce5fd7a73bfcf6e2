import { gradeWords, indexWords, sourceWords, yearNames, zoneNames } from "@/components/analysis/words";
import { DataTable, type Column } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { caseModeLabels, type CaseSelectionSummary } from "@/lib/analysis/schema/cases";
import type { FactorRunSummary } from "@/lib/analysis/schema/factors";
import type { IndexSummary } from "@/lib/analysis/schema/indices";
import type { RelationRunSummary } from "@/lib/analysis/schema/relations";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import { joinWords } from "@/lib/format/text";

type RecentWorkProps = Readonly<{
  factors: readonly FactorRunSummary[];
  indices: readonly IndexSummary[];
  relations: readonly RelationRunSummary[];
  selections: readonly CaseSelectionSummary[];
  limit: number;
}>;

type Work = Readonly<{ id: string; href: string; kind: string; words: string; at: Date }>;

const columns: readonly [Column<Work>, ...Column<Work>[]] = [
  { key: "que", header: "Qué", cell: ({ words }) => words },
  { key: "tipo", header: "Tipo", cell: ({ kind }) => kind },
  { key: "cuando", header: "Cuándo", cell: ({ at }) => formatDateTime(at, DEFAULT_ZONE) },
];

/** The last of each kind, together and newest first. */
export function RecentWork(props: RecentWorkProps) {
  const work = [
    ...props.factors.map(ofFactors),
    ...props.indices.map(ofIndex),
    ...props.relations.map((run) => ofRelations(run, props.indices)),
    ...props.selections.map((selection) => ofSelection(selection, props.indices)),
  ];
  const newest = work.toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, props.limit);
  return (
    <Section title="Lo último">
      <DataTable
        caption="Análisis del más reciente al más antiguo"
        captionHidden
        columns={columns}
        rows={newest}
        rowKey={({ id }) => id}
        rowHref={({ href }) => href}
        empty={
          <EmptyState
            title="Todavía no hay análisis"
            action={<LinkButton href="/analisis/relaciones">Calcular relaciones</LinkButton>}
          >
            Con datos públicos se puede partir ahora, por las relaciones.
          </EmptyState>
        }
      />
    </Section>
  );
}

function ofFactors({ id, name, dataSetName, isSynthetic, createdAt }: FactorRunSummary): Work {
  const words = `${name} · ${dataSetName}${isSynthetic ? " (datos sintéticos)" : ""}`;
  return { id, href: `/analisis/taller/${id}`, kind: "Análisis factorial", words, at: createdAt };
}

function ofIndex(index: IndexSummary): Work {
  const { id, createdAt } = index;
  return {
    id,
    href: `/analisis/taller/indices/${id}`,
    kind: "Índice",
    words: indexWords(index),
    at: createdAt,
  };
}

function ofRelations(run: RelationRunSummary, indices: RecentWorkProps["indices"]): Work {
  const { id, source, zones, grades, years, createdAt } = run;
  const words = `${sourceWords(source, indices)} · ${zoneNames(zones)} · ${joinWords(grades.map(gradeWords))} · ${yearNames(years)}`;
  return { id, href: `/analisis/relaciones/${id}`, kind: "Relaciones", words, at: createdAt };
}

function ofSelection(selection: CaseSelectionSummary, indices: RecentWorkProps["indices"]): Work {
  const { id, source, mode, zones, grade, years, createdAt } = selection;
  const words = `${caseModeLabels[mode]} · ${sourceWords(source, indices)} · ${zoneNames(zones)} · ${gradeWords(grade)} · ${yearNames(years)}`;
  return { id, href: `/analisis/casos/${id}`, kind: "Casos", words, at: createdAt };
}
