import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { found } from "@/app/(app)/found";
import { DataTable, type Column } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { Actor } from "@/lib/access/schema";
import { requireActor } from "@/lib/auth/queries";
import { describeDataSet, describeDataSetItem } from "@/lib/evidence/queries/data-set-answers";
import { getDataSet } from "@/lib/evidence/queries/data-sets";
import type { ItemByGroup } from "@/lib/evidence/schema/data-sets";
import { formatNumber, formatShare } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import { FrequencyChart } from "../../_components/frequency-chart";
import { SyntheticBadge } from "../../_components/synthetic-badge";
import { WhoSeesAnswers } from "../../_components/who-sees-answers";

export const metadata: Metadata = { title: "Pregunta por grupos" };

type ItemPageProps = Readonly<{ params: Promise<{ id: string; variable: string }> }>;

export default async function ItemPage({ params }: ItemPageProps) {
  const [actor, { id, variable: encoded }] = await Promise.all([requireActor(), params]);
  const variable = decodeURIComponent(encoded);
  const [dataSet, description] = await Promise.all([
    found(getDataSet(actor, id)),
    found(describeDataSet(actor, id)),
  ]);
  const item = description.items.find((known) => known.variable === variable);
  if (!item) notFound();
  return (
    <>
      <PageHeader
        kicker={<TextLink href={`/evidencia/datos/${id}`}>{dataSet.name}</TextLink>}
        title={item.wording ?? item.variable}
        lead={
          <>
            {item.section} <SyntheticBadge isSynthetic={dataSet.isSynthetic} />
          </>
        }
        actions={<PrintButton />}
      />
      <div className="mb-8">
        <WhoSeesAnswers />
      </div>
      <Section title="En todo el conjunto">
        <FrequencyChart item={item} respondentCount={description.respondentCount} />
      </Section>
      {description.groupings.map((by) => (
        <GroupSection key={by} actor={actor} dataSetId={id} variable={variable} by={by} />
      ))}
    </>
  );
}

type GroupSectionProps = Readonly<{ actor: Actor; dataSetId: string; variable: string; by: string }>;

async function GroupSection({ actor, ...request }: GroupSectionProps) {
  const table = await found(describeDataSetItem(actor, request));
  const hiddenWords = `${countOf(table.hiddenGroupCount, "grupo")} sin mostrar: alguna de sus cifras es de muy pocos estudiantes, o permitiría deducirla.`;
  const shown = table.groups.flatMap(({ label, counts }) => (counts === null ? [] : [{ label, counts }]));
  return (
    <Section title={`Por ${table.by}`} lead={table.hiddenGroupCount > 0 && shown.length > 0 && hiddenWords}>
      <DataTable
        caption={`Respuestas por ${table.by}`}
        captionHidden
        columns={columnsOf(table)}
        rows={shown}
        rowKey={({ label }) => label}
        empty={<EmptyState title="Ningún grupo se puede mostrar">{hiddenWords}</EmptyState>}
      />
    </Section>
  );
}

interface ShownGroup {
  readonly label: string;
  readonly counts: readonly number[];
}

function columnsOf({ categories }: ItemByGroup): readonly [Column<ShownGroup>, ...Column<ShownGroup>[]] {
  return [
    { key: "grupo", header: "Grupo", cell: ({ label }) => label },
    ...categories.map((category, at): Column<ShownGroup> => ({
      key: String(at),
      header: category,
      align: "end",
      cell: ({ counts }) => cellWords(counts, at),
    })),
  ];
}

function cellWords(counts: readonly number[], at: number): string {
  const count = counts[at] ?? 0;
  const total = counts.reduce((sum, one) => sum + one, 0);
  return `${formatNumber(count)} (${formatShare(total === 0 ? 0 : count / total)})`;
}
