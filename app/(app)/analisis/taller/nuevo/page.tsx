import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { found } from "@/app/(app)/found";
import { ItemPicker } from "@/components/analysis/workbench/item-picker";
import { SyntheticNotice } from "@/components/analysis/workbench/synthetic-notice";
import { WhoSeesRun } from "@/components/analysis/workbench/who-sees-run";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { readParam, type SearchParams } from "@/components/ui/table-params";
import { TextInput } from "@/components/ui/text-input";
import { TextLink } from "@/components/ui/text-link";
import { optionNotes } from "@/lib/analysis/rules/factors/option-notes";
import { requireActor } from "@/lib/auth/queries";
import { describeDataSet } from "@/lib/evidence/queries/data-set-answers";
import { getDataSet } from "@/lib/evidence/queries/data-sets";
import { countOf } from "@/lib/format/text";
import { startRun } from "../actions";
import { findCopiedRun } from "../copied-run";
import { GradeField } from "../_components/grade-field";

export const metadata: Metadata = { title: "Comenzar un análisis" };

export default async function NewRunPage({
  searchParams,
}: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const dataSetId = z.uuid().safeParse(readParam(params, "datos"));
  if (!dataSetId.success) notFound();
  const [description, dataSet, copied] = await Promise.all([
    found(describeDataSet(actor, dataSetId.data)),
    found(getDataSet(actor, dataSetId.data)),
    findCopiedRun(actor, params, dataSetId.data),
  ]);
  const { items, groupings, respondentCount, minimumCell } = description;
  return (
    <>
      <PageHeader
        kicker={<TextLink href="/analisis/taller">Taller de análisis</TextLink>}
        title="Comenzar un análisis"
        lead={`${dataSet.name} · ${countOf(respondentCount, "estudiante")}`}
      />
      <SyntheticNotice isSynthetic={dataSet.isSynthetic} />
      <WhoSeesRun minimumCell={minimumCell} />
      <Section title="Qué se analiza" lead={optionNotes.items.sentence}>
        <Form action={startRun.bind(null, { dataSetId: dataSetId.data, fromRunId: copied?.id ?? null })}>
          <Field name="name" label="Nombre del análisis" hint="Para reconocerlo en la lista.">
            <TextInput
              autoComplete="off"
              defaultValue={copied === null ? "" : `${copied.name}, otra vez`.slice(0, 120)}
            />
          </Field>
          <ItemPicker
            items={items}
            name="options.items"
            reversedName="options.reversed"
            chosen={copied?.options.items ?? []}
            reversed={
              copied?.options.reversed ??
              items.filter(({ isReversed }) => isReversed).map(({ variable }) => variable)
            }
          />
          <GradeField groupings={groupings} value={copied?.options.gradeBy ?? null} />
          <p className="max-w-measure text-ink-soft">
            Lo demás parte en lo recomendado, paso a paso, y se puede cambiar después con su razón a la vista.
          </p>
          <SubmitButton pendingLabel="Comenzando…">Comenzar y calcular</SubmitButton>
        </Form>
      </Section>
    </>
  );
}
