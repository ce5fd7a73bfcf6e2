import type { ReactNode } from "react";
import { KindMark } from "@/components/coaching/kind-mark";
import { sessionTones } from "@/components/coaching/words";
import { DataTable } from "@/components/ui/data-table";
import { StatusMark } from "@/components/ui/status-mark";
import type { SessionRow } from "@/lib/coaching/schema/views";
import { sessionStateLabels } from "@/lib/coaching/schema/words";
import { formatDate } from "@/lib/format/civil-date";
import { formatMinutes } from "@/lib/format/duration";

type SessionTableProps = Readonly<{ sessions: readonly SessionRow[]; empty: ReactNode }>;

/** Sessions by day and kind; each leads to itself for its two people, and to its cycle for the others. */
export function SessionTable({ sessions, empty }: SessionTableProps) {
  return (
    <DataTable
      caption="Sesiones, de la más reciente a la más antigua"
      captionHidden
      rows={sessions}
      rowKey={({ id }) => id}
      rowHref={({ id, cycleId, isOwn }) =>
        isOwn ? `/acompanamiento/${cycleId}/sesiones/${id}` : `/acompanamiento/${cycleId}`
      }
      empty={empty}
      columns={[
        { key: "fecha", header: "Fecha", cell: ({ heldOn, plannedOn }) => formatDate(heldOn ?? plannedOn) },
        { key: "tipo", header: "Tipo de sesión", cell: ({ kind }) => <KindMark kind={kind} /> },
        {
          key: "estado",
          header: "Estado",
          cell: ({ state }) => (
            <StatusMark tone={sessionTones[state]}>{sessionStateLabels[state]}</StatusMark>
          ),
        },
        { key: "docente", header: "Docente", cell: ({ teacherName }) => teacherName },
        { key: "asesor", header: "Asesor/a", cell: ({ mentorName }) => mentorName },
        { key: "escuela", header: "Establecimiento", cell: ({ schoolName }) => schoolName },
        { key: "foco", header: "Foco", cell: ({ areaName }) => areaName },
        {
          key: "duracion",
          header: "Duración",
          align: "end",
          cell: ({ durationMinutes }) => minutesOf(durationMinutes),
        },
        {
          key: "traslado",
          header: "Traslado",
          align: "end",
          cell: ({ travelMinutes }) => minutesOf(travelMinutes),
        },
      ]}
    />
  );
}

function minutesOf(minutes: number | null): string {
  return minutes === null ? "sin registrar" : formatMinutes(minutes);
}
