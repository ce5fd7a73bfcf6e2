import type { ReactNode } from "react";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { formatDate } from "@/lib/format/civil-date";
import { formatMinutes, formatPedagogicalHours } from "@/lib/format/duration";
import { formatNumber } from "@/lib/format/numbers";
import { formatRbd } from "@/lib/format/rbd";
import type { AssignmentDetail } from "@/lib/mentoring/schema/assignments";

/** Who, where, in what, how much and since when. */
export function AssignmentFacts({ assignment }: Readonly<{ assignment: AssignmentDetail }>) {
  const { minutesPerWeek, validTo } = assignment;
  return (
    <DescriptionList
      items={[
        { term: "Asesor/a", detail: mentorOf(assignment) },
        { term: "Docente", detail: assignment.teacherName },
        {
          term: "Establecimiento",
          detail: (
            <TextLink href={`/establecimientos/${assignment.rbd}`}>
              {assignment.schoolName} · RBD {formatRbd(assignment.rbd)}
            </TextLink>
          ),
        },
        {
          term: "Foco",
          detail: assignment.canOpenFocus ? (
            <TextLink href={`/focos/${assignment.focusId}`}>{assignment.focusTitle}</TextLink>
          ) : (
            assignment.areaName
          ),
        },
        {
          term: "Tiempo",
          detail: `${formatMinutes(minutesPerWeek)} por semana (${formatPedagogicalHours(minutesPerWeek)})`,
        },
        { term: "Viaje", detail: travelOf(assignment) },
        { term: "Desde", detail: formatDate(assignment.validFrom) },
        ...(validTo === null ? [] : [{ term: "Hasta", detail: formatDate(validTo) }]),
        { term: "Lo decidió", detail: assignment.decidedByName },
      ]}
    />
  );
}

function mentorOf(assignment: AssignmentDetail): ReactNode {
  if (!assignment.canOpenMentor) return assignment.mentorName;
  return <TextLink href={`/asignaciones/asesores/${assignment.mentorId}`}>{assignment.mentorName}</TextLink>;
}

function travelOf({ distanceKm, travelMinutesPerWeek }: AssignmentDetail): string {
  if (distanceKm === null) return "Sin dato: falta la ubicación de una de las escuelas.";
  if (travelMinutesPerWeek === 0) return "No viaja: es la misma escuela.";
  return `${formatNumber(distanceKm)} km en línea recta, unos ${formatMinutes(travelMinutesPerWeek)} por semana (estimación al asignar)`;
}
