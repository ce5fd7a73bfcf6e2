import type { Metadata } from "next";
import { AnalysisTabs } from "@/components/analysis/analysis-tabs";
import { ResearchRoad } from "@/components/analysis/research-road";
import { WhoSeesResearch } from "@/components/analysis/who-sees-research";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { permitsSomewhere } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { listCaseSelections } from "@/lib/analysis/queries/cases";
import { listFactorRuns } from "@/lib/analysis/queries/factors";
import { listIndices } from "@/lib/analysis/queries/indices";
import { listRelationRuns } from "@/lib/analysis/queries/relations";
import { requireActor } from "@/lib/auth/queries";
import { RecentWork } from "./_components/recent-work";
import { RoadSteps } from "./_components/road-steps";

export const metadata: Metadata = { title: "Análisis" };

const SHOWN = 10;

export default async function AnalysisPage() {
  const actor = await requireActor();
  return (
    <>
      <ResearchRoad />
      <PageHeader
        title="Análisis"
        lead="De las respuestas de estudiantes y los resultados oficiales a los casos del trabajo de campo, con cifras que otra persona puede repetir."
      />
      {permitsSomewhere(actor, "analysis.relate") ? (
        <Rooms actor={actor} />
      ) : (
        <EmptyState title="Esta parte es para investigación">
          La alcanza quien tiene el rol de investigación en un territorio. Lo da la administración.
        </EmptyState>
      )}
    </>
  );
}

async function Rooms({ actor }: Readonly<{ actor: Actor }>) {
  const request = { limit: SHOWN };
  const [factors, indices, relations, selections] = await Promise.all([
    listFactorRuns(actor, request),
    listIndices(actor, request),
    listRelationRuns(actor, request),
    listCaseSelections(actor, request),
  ]);
  return (
    <>
      <AnalysisTabs current="resumen" />
      <WhoSeesResearch />
      <RoadSteps />
      <RecentWork
        factors={factors.rows}
        indices={indices.rows}
        relations={relations.rows}
        selections={selections.rows}
        limit={SHOWN}
      />
    </>
  );
}
