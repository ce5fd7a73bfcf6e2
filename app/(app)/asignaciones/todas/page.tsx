import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import type { SearchParams } from "@/components/ui/table-params";
import { requireActor } from "@/lib/auth/queries";
import { AssignmentList } from "../_components/assignment-list";
import { RoomTabs } from "../_components/room-tabs";
import { findMatchingPlace } from "../territory";

export const metadata: Metadata = { title: "Todas las asignaciones" };

export default async function AllAssignmentsPage({
  searchParams,
}: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const { territory } = await findMatchingPlace(actor, params);
  if (territory === null) notFound();
  return (
    <>
      <RoomTabs current="todas" />
      <PageHeader
        title="Todas las asignaciones"
        kicker={territory.name}
        lead="Las vigentes y las terminadas, la más nueva primero."
        actions={<PrintButton />}
      />
      <AssignmentList
        actor={actor}
        path="/asignaciones/todas"
        params={params}
        territoryId={territory.id}
        nextStep="Volver al tablero y elegir asesor/a para quienes tienen un foco."
      />
    </>
  );
}
