import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { found } from "@/app/(app)/found";
import { CaveatList } from "@/components/analysis/caveat-list";
import { ResearchRoad } from "@/components/analysis/research-road";
import { RunProofLine } from "@/components/analysis/run-proof";
import { StudyDocuments } from "@/components/analysis/study-documents";
import { WhoSeesResearch } from "@/components/analysis/who-sees-research";
import { SyntheticNotice } from "@/components/analysis/workbench/synthetic-notice";
import { gradeWords, sourceWords, yearNames, zoneNames } from "@/components/analysis/words";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import type { SearchParams } from "@/components/ui/table-params";
import { TextLink } from "@/components/ui/text-link";
import { getRelationRun } from "@/lib/analysis/queries/relations";
import { requireActor } from "@/lib/auth/queries";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import { countOf, joinWords } from "@/lib/format/text";
import { AllTestsSection } from "./_components/all-tests-section";
import { CutForm } from "./_components/cut-form";
import { ForestSection } from "./_components/forest-section";
import { PairSection } from "./_components/pair-section";
import { RelationSettings } from "./_components/relation-settings";
import { SummarySection } from "./_components/summary-section";
import { KeepStudy } from "../../_components/keep-study";
import { findIndexOf } from "../../index-of";
import { cutFrom } from "./relation-cut";

export const metadata: Metadata = { title: "Relaciones calculadas" };

type RelationRunPageProps = Readonly<{
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}>;

export default async function RelationRunPage({ params, searchParams }: RelationRunPageProps) {
  const [actor, { id }, asked] = await Promise.all([requireActor(), params, searchParams]);
  if (!z.uuid().safeParse(id).success) notFound();
  const run = await found(getRelationRun(actor, id));
  const [cut, index] = [cutFrom(asked, run), await findIndexOf(actor, run.source)];
  const score = sourceWords(run.source, index === null ? [] : [index]);
  return (
    <>
      <ResearchRoad current="relaciones" />
      <PageHeader
        kicker={
          <>
            <TextLink href="/analisis/relaciones">Relaciones</TextLink> ·{" "}
            {formatDateTime(run.createdAt, DEFAULT_ZONE)}
            {run.createdByName !== null && ` · ${run.createdByName}`}
          </>
        }
        title={run.name ?? `${score}, IDPS y Simce`}
        lead={`${run.name === null ? "" : `${score}, IDPS y Simce · `}${zoneNames(run.zones)} · ${joinWords(run.grades.map(gradeWords))} · ${yearNames(run.years)} · ${countOf(run.testCount, "prueba")}`}
        actions={<PrintButton />}
      />
      <SyntheticNotice isSynthetic={index?.isSynthetic ?? false} />
      <WhoSeesResearch />
      {run.caveats.length > 0 && (
        <Notice title="Cómo leer estas cifras" className="mb-8">
          <CaveatList caveats={run.caveats} />
        </Notice>
      )}
      <CutForm run={run} cut={cut} />
      <SummarySection run={run} cut={cut} />
      <ForestSection run={run} cut={cut} params={asked} />
      <PairSection run={run} cut={cut} score={score} />
      <AllTestsSection run={run} params={asked} />
      <StudyDocuments href={`/api/exports/analisis/relaciones/${run.id}`} />
      <RelationSettings run={run} score={score} />
      <RunProofLine proof={run.proof} />
      <KeepStudy kind="relation" id={run.id} name={run.name} mayKeep={run.mayKeep} />
    </>
  );
}
