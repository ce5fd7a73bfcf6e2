import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { readParam, type SearchParams } from "@/components/ui/table-params";
import { TableToolbar, type TableFilter } from "@/components/ui/table-toolbar";
import type { TerritoryMap } from "@/lib/directory/schema/territories";
import { countOf } from "@/lib/format/text";
import type { AssignmentBoard, TeacherToAssign } from "@/lib/mentoring/schema/assignments";
import { AssignmentMap } from "./assignment-map";
import { MentorLoads } from "./mentor-loads";
import { RoomTabs } from "./room-tabs";
import { TeacherGroupList } from "./teacher-group";
import { filterTeachers, groupTeachers, isWaiting, optionsOf } from "./teacher-groups";

type BoardViewProps = Readonly<{
  board: AssignmentBoard;
  territory: TerritoryMap;
  params: SearchParams;
  filters: readonly TableFilter[];
}>;

const path = "/asignaciones";
const states = { sin: "waiting", con: "assigned" } as const;

/** Teachers who have a focus on one side, mentors and what they have in hand on the other, and both on the map. */
export function BoardView({ board, territory, params, filters }: BoardViewProps) {
  const by = readParam(params, "agrupar") === "foco" ? "area" : "school";
  const state = readParam(params, "estado");
  const shown = filterTeachers(board.teachers, {
    schoolId: readParam(params, "establecimiento"),
    areaCode: readParam(params, "foco"),
    state: state === "sin" || state === "con" ? states[state] : undefined,
  });
  return (
    <>
      <RoomTabs current="tablero" />
      <PageHeader
        title="Asignaciones"
        kicker={territory.name}
        lead={`Propone la plataforma, decide una persona. ${coverageInWords(board)}`}
        actions={<PrintButton />}
      />
      <div className="grid gap-x-12 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Section title="Docentes con un foco">
          <TableToolbar path={path} params={params} filters={[...filters, ...boardFilters(board.teachers)]} />
          {groupTeachers(shown, by).map((group) => (
            <TeacherGroupList key={group.key} group={group} by={by} />
          ))}
          {shown.length === 0 && <NoTeachers isFiltered={board.teachers.length > 0} />}
        </Section>
        <Section
          title="Asesores y asesoras"
          lead="Primero quienes tienen más tiempo disponible."
          actions={
            <LinkButton href={`${path}/asesores/nuevo`} size="small">
              Registrar asesor/a
            </LinkButton>
          }
        >
          <MentorLoads mentors={board.mentors} mentorCap={board.mentorCap} />
          {board.mentors.length === 0 && (
            <EmptyState title="Todavía no hay asesores ni asesoras">
              Registrar a docentes destacados del territorio, con lo que los respalda y sus horas liberadas.
            </EmptyState>
          )}
        </Section>
      </div>
      {board.teachers.length > 0 && <AssignmentMap board={board} territory={territory} />}
    </>
  );
}

function coverageInWords({ teachers }: AssignmentBoard): string {
  const people = new Set(teachers.map(({ teacherId }) => teacherId));
  const waiting = new Set(teachers.filter(isWaiting).map(({ teacherId }) => teacherId));
  if (people.size === 0) return "";
  const verb = people.size - waiting.size === 1 ? "tiene" : "tienen";
  return `Hoy ${verb} asesor/a ${people.size - waiting.size} de ${countOf(people.size, "docente")} con un foco.`;
}

function boardFilters(teachers: readonly TeacherToAssign[]): readonly TableFilter[] {
  return [
    {
      name: "establecimiento",
      label: "Establecimiento",
      all: "Todos",
      options: optionsOf(teachers, ({ schoolId, schoolName }) => [schoolId, schoolName]),
    },
    {
      name: "foco",
      label: "Foco",
      all: "Todos",
      options: optionsOf(teachers, ({ areaCode, areaName }) => [areaCode, areaName]),
    },
    {
      name: "estado",
      label: "Asesor/a",
      all: "Con y sin",
      options: [
        { value: "sin", label: "Sin asesor/a" },
        { value: "con", label: "Con asesor/a" },
      ],
    },
    {
      name: "agrupar",
      label: "Agrupar",
      all: "Por escuela",
      options: [{ value: "foco", label: "Por foco" }],
    },
  ];
}

function NoTeachers({ isFiltered }: Readonly<{ isFiltered: boolean }>) {
  if (isFiltered) {
    return (
      <EmptyState
        title="Nadie coincide con esos filtros"
        action={<LinkButton href={path}>Ver a todos</LinkButton>}
      />
    );
  }
  return (
    <EmptyState
      title="Todavía no hay docentes con un foco"
      action={<LinkButton href="/focos">Ver los focos de apoyo</LinkButton>}
    >
      Cuando una escuela define un foco desde su diagnóstico firmado y suma docentes, aparecen aquí.
    </EmptyState>
  );
}
