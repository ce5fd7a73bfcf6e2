import { ChartWithTable } from "@/components/charts/chart-with-table";
import { CommuneMap, type MapLink, type MapMark } from "@/components/charts/commune-map";
import { Section } from "@/components/ui/section";
import type { TerritoryMap } from "@/lib/directory/schema/territories";
import { countOf } from "@/lib/format/text";
import type { AssignmentBoard, TeacherToAssign } from "@/lib/mentoring/schema/assignments";
import { isWaiting } from "./teacher-groups";

type AssignmentMapProps = Readonly<{ board: AssignmentBoard; territory: TerritoryMap }>;

const categories = [
  { id: "covered", label: "Escuela con asesor/a para quienes tienen un foco" },
  { id: "waiting", label: "Escuela con docentes sin asesor/a" },
  { id: "mentor", label: "Escuela de quien asesora" },
] as const;

/** Where those with a focus teach, and the line from their mentor's school to theirs. */
export function AssignmentMap({ board, territory }: AssignmentMapProps) {
  const assigned = board.teachers.filter(({ assignment, focusId }) => assignment?.focusId === focusId);
  const communes = territory.communes.flatMap(({ cut, name, boundary }) =>
    boundary === null ? [] : [{ code: cut, name, geometry: boundary }],
  );
  return (
    <Section title="En el mapa" lead="Cada línea une la escuela de quien asesora con la de la o el docente.">
      <ChartWithTable
        caption={`Asignaciones vigentes en ${territory.name}`}
        note="Sin línea: ambas personas trabajan en la misma escuela, o el directorio no trae las coordenadas."
        table={{
          columns: [
            { header: "Docente" },
            { header: "Su escuela" },
            { header: "Asesor/a" },
            { header: "Su escuela" },
          ],
          rows: assigned.map((teacher) => [
            teacher.teacherName,
            teacher.schoolName,
            teacher.assignment?.mentorName ?? null,
            mentorOf(board, teacher)?.schoolName ?? null,
          ]),
        }}
      >
        <CommuneMap
          caption={`Asignaciones en ${territory.name}`}
          communes={communes}
          categories={categories}
          marks={[...marksOf(board.teachers), ...mentorMarks(board, assigned)]}
          links={assigned.flatMap((teacher) => linkOf(board, teacher))}
        />
      </ChartWithTable>
    </Section>
  );
}

function mentorOf(board: AssignmentBoard, { assignment }: TeacherToAssign) {
  return board.mentors.find(({ mentorId }) => mentorId === assignment?.mentorId);
}

function marksOf(teachers: readonly TeacherToAssign[]): readonly MapMark[] {
  const schools = new Map<string, TeacherToAssign[]>();
  for (const teacher of teachers) {
    schools.set(teacher.schoolId, [...(schools.get(teacher.schoolId) ?? []), teacher]);
  }
  return [...schools].flatMap(([id, [first, ...others]]) => {
    if (!first?.school) return [];
    const waiting = [first, ...others].filter(isWaiting).length;
    const label = `${first.schoolName} · ${countOf(others.length + 1, "docente")} con foco, ${waiting} sin asesor/a`;
    return [{ id, label, ...first.school, category: waiting > 0 ? "waiting" : "covered" }];
  });
}

/** The schools in which only mentors of these teachers work: where their lines begin. */
function mentorMarks(board: AssignmentBoard, assigned: readonly TeacherToAssign[]): readonly MapMark[] {
  const marked = new Set(board.teachers.map(({ schoolName }) => schoolName));
  const mentors = assigned.flatMap((teacher) => mentorOf(board, teacher) ?? []);
  const schools = new Map(mentors.map(({ schoolName, school }) => [schoolName, school]));
  return [...schools].flatMap(([name, point]) =>
    point === null || marked.has(name) ? [] : [{ id: name, label: name, ...point, category: "mentor" }],
  );
}

function linkOf(board: AssignmentBoard, teacher: TeacherToAssign): readonly MapLink[] {
  const from = mentorOf(board, teacher)?.school;
  if (!from || !teacher.school) return [];
  if (from.latitude === teacher.school.latitude && from.longitude === teacher.school.longitude) return [];
  const label = `${teacher.assignment?.mentorName ?? ""} acompaña a ${teacher.teacherName}`;
  return [{ id: `${teacher.focusId}-${teacher.teacherId}`, label, from, to: teacher.school }];
}
