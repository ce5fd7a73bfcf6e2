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
import { TextLink } from "@/components/ui/text-link";
import { getCaseSelection } from "@/lib/analysis/queries/cases";
import { caseModeLabels } from "@/lib/analysis/schema/cases";
import { requireActor } from "@/lib/auth/queries";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import { KeepStudy } from "../../_components/keep-study";
import { findIndexOf } from "../../index-of";
import { CaseSettingsList } from "./_components/case-settings";
import { QuadrantSection } from "./_components/quadrant-section";
import { ZoneSection } from "./_components/zone-section";

export const metadata: Metadata = { title: "Selección de casos" };

export default async function CaseSelectionPage({ params }: Readonly<{ params: Promise<{ id: string }> }>) {
  const [actor, { id }] = await Promise.all([requireActor(), params]);
  if (!z.uuid().safeParse(id).success) notFound();
  const selection = await found(getCaseSelection(actor, id));
  const index = await findIndexOf(actor, selection.source);
  return (
    <>
      <ResearchRoad current="casos" />
      <PageHeader
        kicker={
          <>
            <TextLink href="/analisis/casos">Casos</TextLink> ·{" "}
            {formatDateTime(selection.createdAt, DEFAULT_ZONE)}
            {selection.createdByName !== null && ` · ${selection.createdByName}`}
          </>
        }
        title={selection.name ?? caseModeLabels[selection.mode]}
        lead={`${selection.name === null ? "" : `${caseModeLabels[selection.mode]} · `}${zoneNames(selection.zones)} · ${gradeWords(selection.grade)} · ${yearNames(selection.years)}`}
        actions={<PrintButton />}
      />
      <SyntheticNotice isSynthetic={index?.isSynthetic ?? false} />
      <WhoSeesResearch />
      <Notice kind="warning" title="Cómo leer esta lista" className="mb-8">
        {selection.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <div className="mt-2">
          <CaveatList caveats={selection.caveats} />
        </div>
      </Notice>
      <QuadrantSection selection={selection} />
      {selection.held.map((zone) => (
        <ZoneSection key={zone.code} selection={selection} zone={zone} />
      ))}
      <StudyDocuments href={`/api/exports/analisis/casos/${selection.id}`} hasList />
      <CaseSettingsList
        selection={selection}
        score={sourceWords(selection.source, index === null ? [] : [index])}
      />
      <RunProofLine proof={selection.proof} />
      <KeepStudy kind="case" id={selection.id} name={selection.name} mayKeep={selection.mayKeep} />
    </>
  );
}
