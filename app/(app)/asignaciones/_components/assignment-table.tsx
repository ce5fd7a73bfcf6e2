import type { ReactNode } from "react";
import { DataTable } from "@/components/ui/data-table";
import { StatusMark } from "@/components/ui/status-mark";
import { formatDate } from "@/lib/format/civil-date";
import { formatMinutes } from "@/lib/format/duration";
import { assignmentStateLabels, type AssignmentSummary } from "@/lib/mentoring/schema/assignments";

type AssignmentTableProps = Readonly<{
  caption: string;
  assignments: readonly AssignmentSummary[];
  /** Whom the reader knows already: one's own column is left out. */
  hidden?: "mentor" | "teacher";
  empty: ReactNode;
}>;

/** Who coaches whom, in what and how much; each row opens the assignment. */
export function AssignmentTable({ caption, assignments, hidden, empty }: AssignmentTableProps) {
  const mentor = { key: "asesor", header: "Asesor/a", cell: (row: AssignmentSummary) => row.mentorName };
  const teacher = { key: "docente", header: "Docente", cell: (row: AssignmentSummary) => row.teacherName };
  const [naming, other] = hidden === "teacher" ? [mentor, null] : [teacher, hidden ? null : mentor];
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={assignments}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/asignaciones/${id}`}
      columns={[
        naming,
        ...(other === null ? [] : [other]),
        { key: "escuela", header: "Establecimiento", cell: ({ schoolName }) => schoolName },
        { key: "foco", header: "Foco", cell: ({ focusTitle }) => focusTitle },
        {
          key: "minutos",
          header: "Por semana",
          align: "end",
          cell: ({ minutesPerWeek }) => formatMinutes(minutesPerWeek),
        },
        { key: "desde", header: "Desde", align: "end", cell: ({ validFrom }) => formatDate(validFrom) },
        { key: "estado", header: "Estado", cell: stateOf },
      ]}
      empty={empty}
    />
  );
}

function stateOf({ state }: AssignmentSummary) {
  return <StatusMark tone={state === "active" ? "now" : "off"}>{assignmentStateLabels[state]}</StatusMark>;
}
