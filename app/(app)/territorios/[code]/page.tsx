import type { Metadata } from "next";
import { found } from "@/app/(app)/found";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { requireActor } from "@/lib/auth/queries";
import { getTerritoryDashboard } from "@/lib/dashboards/queries/dashboard";
import { getTerritory, listTerritories } from "@/lib/directory/queries/territories";
import { schoolYearOf } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { readParam, type SearchParams } from "@/components/ui/table-params";
import { ChangePart } from "./_components/change-part";
import { CoveragePart } from "./_components/coverage-part";
import { DosePart } from "./_components/dose-part";
import { NeedsPart } from "./_components/needs-part";
import { PanelSwitch } from "./_components/panel-switch";
import { TerritoryPlan } from "./_components/territory-plan";

type PanelProps = Readonly<{ params: Promise<{ code: string }>; searchParams: Promise<SearchParams> }>;

export const metadata: Metadata = { title: "Panel territorial" };

export default async function TerritoryPanelPage({ params, searchParams }: PanelProps) {
  const actor = await requireActor();
  const { code } = await params;
  const thisYear = schoolYearOf(civilDateAt(new Date(), DEFAULT_ZONE));
  const asked = Number(readParam(await searchParams, "anio"));
  const schoolYear = Number.isInteger(asked) && asked >= 2015 && asked <= thisYear ? asked : thisYear;
  const [panel, territory, territories] = await Promise.all([
    found(getTerritoryDashboard(actor, { code, schoolYear })),
    found(getTerritory(actor, code)),
    listTerritories(actor),
  ]);
  return (
    <>
      <PageHeader
        kicker="Panel territorial"
        title={panel.territory.name}
        lead={`Año escolar ${schoolYear}: de la cobertura al cambio, con la lista detrás de cada cifra.`}
        actions={<PrintButton />}
      />
      <PanelSwitch
        code={code}
        schoolYear={schoolYear}
        thisYear={thisYear}
        territories={territories.map((one) => ({ code: one.code, name: one.name }))}
      />
      {!panel.mayListPersons && (
        <div className="mb-10">
          <Notice>
            Con su rol no se abren listas con nombres, y toda cifra sobre menos de {panel.minimumCell}{" "}
            personas aparece como reservada.
          </Notice>
        </div>
      )}
      <TerritoryPlan panel={panel} territory={territory} />
      <CoveragePart panel={panel} />
      <NeedsPart panel={panel} />
      <DosePart panel={panel} />
      <ChangePart panel={panel} />
    </>
  );
}
