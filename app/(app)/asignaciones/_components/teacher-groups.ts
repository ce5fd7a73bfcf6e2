import { collator } from "@/lib/format/text";
import type { TeacherToAssign } from "@/lib/mentoring/schema/assignments";

export interface BoardFilter {
  readonly schoolId?: string | undefined;
  readonly areaCode?: string | undefined;
  readonly state?: "waiting" | "assigned" | undefined;
}

export interface TeacherGroup {
  readonly key: string;
  readonly label: string;
  readonly waiting: number;
  readonly teachers: readonly TeacherToAssign[];
}

/** The teachers of the board that a filter leaves, by school, by focus area and by having a mentor or not. */
export function filterTeachers(
  teachers: readonly TeacherToAssign[],
  { schoolId, areaCode, state }: BoardFilter,
): readonly TeacherToAssign[] {
  return teachers.filter(
    (teacher) =>
      (schoolId === undefined || teacher.schoolId === schoolId) &&
      (areaCode === undefined || teacher.areaCode === areaCode) &&
      (state === undefined || (state === "waiting") === isWaiting(teacher)),
  );
}

/** Teachers by school or by focus area: the groups with most people waiting first, and in each who waits first. */
export function groupTeachers(
  teachers: readonly TeacherToAssign[],
  by: "school" | "area",
): readonly TeacherGroup[] {
  const groups = new Map<string, { label: string; teachers: TeacherToAssign[] }>();
  for (const teacher of teachers) {
    const [key, label] =
      by === "school" ? [teacher.schoolId, teacher.schoolName] : [teacher.areaCode, teacher.areaName];
    const group = groups.get(key) ?? { label, teachers: [] };
    group.teachers.push(teacher);
    groups.set(key, group);
  }
  return [...groups]
    .map(([key, group]) => ({
      key,
      label: group.label,
      waiting: group.teachers.filter(isWaiting).length,
      teachers: group.teachers.toSorted(waitingFirst),
    }))
    .toSorted((a, b) => b.waiting - a.waiting || collator.compare(a.label, b.label));
}

/** True for a teacher with a focus and no mentor in force. */
export function isWaiting(teacher: TeacherToAssign): boolean {
  return teacher.assignment === null;
}

function waitingFirst(a: TeacherToAssign, b: TeacherToAssign): number {
  return Number(isWaiting(b)) - Number(isWaiting(a)) || collator.compare(a.teacherName, b.teacherName);
}

/** What a filter can be set to, once each and in the order of the words. */
export function optionsOf(
  teachers: readonly TeacherToAssign[],
  read: (teacher: TeacherToAssign) => readonly [value: string, label: string],
): readonly { readonly value: string; readonly label: string }[] {
  return [...new Map(teachers.map(read))]
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => collator.compare(a.label, b.label));
}
