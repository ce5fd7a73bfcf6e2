import { describe, expect, it } from "vitest";
import {
  filterTeachers,
  groupTeachers,
  optionsOf,
} from "@/app/(app)/asignaciones/_components/teacher-groups";
import type { TeacherToAssign } from "@/lib/mentoring/schema/assignments";

const assignment = { id: "a", focusId: "f", mentorId: "amanda", mentorName: "Amanda Prueba Ríos" };

function teacher(changes: Partial<TeacherToAssign>): TeacherToAssign {
  return {
    focusId: "f",
    focusTitle: "Retroalimentar con pistas",
    isFocusActive: true,
    areaCode: "EVAL",
    areaName: "Evaluación",
    teacherId: changes.teacherName ?? "x",
    teacherName: "Docente",
    schoolId: "norte",
    schoolName: "Escuela Norte",
    rbd: 459,
    school: null,
    subjects: [],
    assignment: null,
    ...changes,
  };
}

const atSouth = { schoolId: "sur", schoolName: "Escuela Sur" };
const teachers = [
  teacher({ teacherName: "Ana", assignment }),
  teacher({ teacherName: "Zoila" }),
  teacher({ teacherName: "Ñusta", ...atSouth, areaCode: "AULA", areaName: "Gestión de aula" }),
  teacher({ teacherName: "Nora", ...atSouth }),
];

const namesIn = (by: "school" | "area") =>
  groupTeachers(teachers, by).map(({ label, waiting, teachers: people }) => [
    label,
    waiting,
    people.map(({ teacherName }) => teacherName),
  ]);

describe("the board's groups", () => {
  it("put the school with most people waiting first, and who waits before who has a mentor", () => {
    expect(namesIn("school")).toEqual([
      ["Escuela Sur", 2, ["Nora", "Ñusta"]],
      ["Escuela Norte", 1, ["Zoila", "Ana"]],
    ]);
  });

  it("are by focus area when asked", () => {
    expect(namesIn("area")).toEqual([
      ["Evaluación", 2, ["Nora", "Zoila", "Ana"]],
      ["Gestión de aula", 1, ["Ñusta"]],
    ]);
  });

  it.each([
    [{}, ["Ana", "Zoila", "Ñusta", "Nora"]],
    [{ schoolId: "norte" }, ["Ana", "Zoila"]],
    [{ areaCode: "AULA" }, ["Ñusta"]],
    [{ state: "assigned" as const }, ["Ana"]],
    [{ state: "waiting" as const, schoolId: "norte" }, ["Zoila"]],
    [{ schoolId: "ninguna" }, []],
  ])("keep what the filter %j leaves", (filter, names) => {
    expect(filterTeachers(teachers, filter).map(({ teacherName }) => teacherName)).toEqual(names);
  });

  it("offer each choice once, in the order of the words", () => {
    expect(optionsOf(teachers, ({ schoolId, schoolName }) => [schoolId, schoolName])).toEqual([
      { value: "norte", label: "Escuela Norte" },
      { value: "sur", label: "Escuela Sur" },
    ]);
  });
});
