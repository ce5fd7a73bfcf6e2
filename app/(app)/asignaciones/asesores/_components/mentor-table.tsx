import type { ReactNode } from "react";
import { DataTable } from "@/components/ui/data-table";
import { StatusMark } from "@/components/ui/status-mark";
import { formatNumber } from "@/lib/format/numbers";
import { joinWords } from "@/lib/format/text";
import { mentorStateLabels, type MentorOnBoard } from "@/lib/mentoring/schema/mentors";

type MentorTableProps = Readonly<{ mentors: readonly MentorOnBoard[]; empty: ReactNode }>;

/** The mentors of a territory, where they work and what they have in hand. */
export function MentorTable({ mentors, empty }: MentorTableProps) {
  return (
    <DataTable
      caption="Asesores y asesoras del territorio"
      captionHidden
      rows={mentors}
      rowKey={({ mentorId }) => mentorId}
      rowHref={({ mentorId }) => `/asignaciones/asesores/${mentorId}`}
      columns={[
        { key: "nombre", header: "Nombre", cell: ({ name }) => name },
        { key: "escuela", header: "Establecimiento", cell: ({ schoolName }) => schoolName },
        { key: "fortalezas", header: "Fortalezas", cell: strengthsOf },
        {
          key: "docentes",
          header: "Docentes",
          align: "end",
          cell: ({ load }) => formatNumber(load.activeTeachers),
        },
        { key: "tiempo", header: "Minutos por semana", align: "end", cell: timeOf },
        { key: "estado", header: "Estado", cell: stateOf },
      ]}
      empty={empty}
    />
  );
}

/** The codes are enough here; the sheet says each in words. */
function strengthsOf({ strengths }: MentorOnBoard): string {
  const codes = strengths.map((words) => words.split(" ")[0] ?? words);
  return strengths.length === 0 ? "Sin registrar" : joinWords([...new Set(codes)]);
}

function timeOf({ load }: MentorOnBoard): string {
  if (load.minutesReleased === 0) return "Sin horas liberadas";
  return `${formatNumber(load.minutesUsed)} de ${formatNumber(load.minutesReleased)}`;
}

function stateOf({ state }: MentorOnBoard) {
  return <StatusMark tone={state === "active" ? "done" : "off"}>{mentorStateLabels[state]}</StatusMark>;
}
