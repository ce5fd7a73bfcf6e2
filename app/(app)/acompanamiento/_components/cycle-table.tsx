import type { ReactNode } from "react";
import { heldWords, phaseTones } from "@/components/coaching/words";
import { DataTable, type Column } from "@/components/ui/data-table";
import { StatusMark } from "@/components/ui/status-mark";
import { isOverdue } from "@/lib/coaching/rules/cycle";
import type { CycleSummary } from "@/lib/coaching/schema/views";
import { cyclePhaseLabels } from "@/lib/coaching/schema/words";
import { formatDate, type CivilDate } from "@/lib/format/civil-date";
import { formatMinutes } from "@/lib/format/duration";
import { capitalise } from "@/lib/format/text";

type CycleTableProps = Readonly<{
  caption: string;
  cycles: readonly CycleSummary[];
  today: CivilDate;
  /** The person who reads a list of own cycles: each is then named by the other person in it. */
  self?: string | null;
  empty: ReactNode;
}>;

/** Cycles by who takes part, with what was held and what comes next; never a text of them. */
export function CycleTable({ caption, cycles, today, self, empty }: CycleTableProps) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={cycles}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/acompanamiento/${id}`}
      empty={empty}
      columns={[...(self === undefined ? bothPeople : otherPerson(self)), ...columnsOn(today)]}
    />
  );
}

type People = readonly [Column<CycleSummary>, ...Column<CycleSummary>[]];

const bothPeople: People = [
  { key: "docente", header: "Docente", cell: ({ teacherName, number }) => `${teacherName}, ciclo ${number}` },
  { key: "asesor", header: "Asesor/a", cell: ({ mentorName }) => mentorName },
];

function otherPerson(self: string | null): People {
  const other = ({ mentorId, mentorName, teacherName }: CycleSummary) =>
    mentorId === self ? teacherName : mentorName;
  return [{ key: "con", header: "Con", cell: (cycle) => `${other(cycle)}, ciclo ${cycle.number}` }];
}

function columnsOn(today: CivilDate): readonly Column<CycleSummary>[] {
  return [
    { key: "escuela", header: "Establecimiento", cell: ({ schoolName }) => schoolName },
    { key: "foco", header: "Foco", cell: ({ areaName }) => areaName },
    { key: "estado", header: "Estado", cell: (cycle) => <PhaseMark cycle={cycle} today={today} /> },
    { key: "realizado", header: "Realizado", cell: heldIn },
    {
      key: "proxima",
      header: "Próxima sesión",
      align: "end",
      cell: ({ nextSessionOn }) => (
        <span className="whitespace-nowrap">
          {nextSessionOn === null ? "sin fecha" : formatDate(nextSessionOn)}
        </span>
      ),
    },
  ];
}

function heldIn({ held, minutesHeld }: CycleSummary): string {
  const words = capitalise(heldWords(held));
  return minutesHeld === 0 ? words : `${words} · ${formatMinutes(minutesHeld)}`;
}

function PhaseMark({ cycle, today }: Readonly<{ cycle: CycleSummary; today: CivilDate }>) {
  return (
    <span className="inline-flex flex-wrap justify-end gap-x-3 sm:justify-start">
      <StatusMark tone={phaseTones[cycle.phase]}>{cyclePhaseLabels[cycle.phase]}</StatusMark>
      {isOverdue(cycle, today) && <StatusMark tone="attention">Pasó su fecha</StatusMark>}
    </span>
  );
}
