import { LinkButton } from "@/components/ui/link-button";
import { StatusMark } from "@/components/ui/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { countOf, joinWords } from "@/lib/format/text";
import type { TeacherToAssign } from "@/lib/mentoring/schema/assignments";
import type { TeacherGroup } from "./teacher-groups";

type TeacherGroupListProps = Readonly<{ group: TeacherGroup; by: "school" | "area" }>;

/** One school or one focus with its teachers; who has no mentor comes first. */
export function TeacherGroupList({ group, by }: TeacherGroupListProps) {
  const total = countOf(group.teachers.length, "docente");
  const note = group.waiting === 0 ? `${total} con asesor/a` : `${group.waiting} de ${total} sin asesor/a`;
  return (
    <section className="mb-8">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-b-2 border-ink pb-1">
        <h3 className="text-lg">{group.label}</h3>
        <p className="text-sm text-ink-soft">{note}</p>
      </div>
      <ul>
        {group.teachers.map((teacher) => (
          <TeacherItem key={`${teacher.focusId}-${teacher.teacherId}`} teacher={teacher} by={by} />
        ))}
      </ul>
    </section>
  );
}

function TeacherItem({ teacher, by }: Readonly<{ teacher: TeacherToAssign; by: "school" | "area" }>) {
  const subjects = joinWords(teacher.subjects);
  return (
    <li className="keep-together grid items-start gap-x-6 gap-y-2 border-b border-rule py-3 sm:grid-cols-[minmax(0,1fr)_12rem]">
      <div>
        <p className="font-semibold">{teacher.teacherName}</p>
        <p className="text-sm text-ink-soft">
          {by === "area" && `${teacher.schoolName} · `}
          {subjects !== "" && `${subjects} · `}
          <TextLink href={`/focos/${teacher.focusId}`}>{teacher.focusTitle}</TextLink>
          {!teacher.isFocusActive && " · el foco aún espera su meta"}
        </p>
      </div>
      <MentorOfTeacher teacher={teacher} />
    </li>
  );
}

function MentorOfTeacher({ teacher }: Readonly<{ teacher: TeacherToAssign }>) {
  const { assignment } = teacher;
  if (assignment === null) {
    const query = new URLSearchParams({ foco: teacher.focusId, docente: teacher.teacherId });
    return (
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 sm:flex-col sm:items-start">
        <StatusMark tone="attention" className="text-sm">
          Sin asesor/a
        </StatusMark>
        <LinkButton href={`/asignaciones/nueva?${query}`} size="small" className="no-print">
          Elegir asesor/a<span className="sr-only"> para {teacher.teacherName}</span>
        </LinkButton>
      </div>
    );
  }
  return (
    <p className="text-sm">
      <TextLink href={`/asignaciones/${assignment.id}`}>Con {assignment.mentorName}</TextLink>
      {assignment.focusId !== teacher.focusId && <span className="text-ink-soft"> (en otro foco)</span>}
    </p>
  );
}
