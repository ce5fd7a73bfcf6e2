import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { permits } from "@/lib/access/policy";
import { requireActor } from "@/lib/auth/queries";
import { listTerritories } from "@/lib/directory/queries/territories";
import { TerritoryTable } from "./_components/territory-table";

export const metadata: Metadata = { title: "Territorios" };

export default async function TerritoriesPage() {
  const actor = await requireActor();
  const territories = await listTerritories(actor);
  return (
    <>
      <PageHeader title="Territorios" lead="Los territorios en que usted tiene un rol." />
      <TerritoryTable
        territories={territories.map((territory) => ({
          ...territory,
          hasDashboard: permits(actor, "dashboard.read", { territoryId: territory.id }),
        }))}
      />
    </>
  );
}
