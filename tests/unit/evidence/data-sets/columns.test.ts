import { describe, expect, it } from "vitest";
import { planProblems, proposeColumns, type Questions } from "@/lib/evidence/rules/data-sets/columns";
import { isIdentifierName } from "@/lib/evidence/rules/data-sets/identifiers";
import { TableProfile, type ColumnProfile } from "@/lib/evidence/rules/data-sets/profile";
import type { Cell } from "@/lib/evidence/schema/source";
import { rutOf } from "@/lib/format/rut";

const none: Questions = new Map();
const people = 60;

/** A file of sixty students with these columns. */
function profiles(columns: Readonly<Record<string, (student: number) => Cell>>): readonly ColumnProfile[] {
  const profile = new TableProfile({ headers: Object.keys(columns) });
  for (let student = 0; student < people; student += 1) {
    profile.take(Object.values(columns).map((cell) => cell(student)));
  }
  return profile.result();
}

const rolesOf = (columns: Parameters<typeof profiles>[0], questions = none) =>
  Object.fromEntries(
    proposeColumns(profiles(columns), questions).map(({ variable, role }) => [variable, role]),
  );

describe("what identifies a person", () => {
  it.each([
    "mrun",
    "MRUN",
    "run",
    "RUT",
    "idalumno",
    "ID_ALUMNO",
    "Nombre",
    "nombre_alumno",
    "apellido_paterno",
    "CNTSTUID",
    "e-mail",
    "fec_nac",
  ])("is known by its name: %s", (header) => expect(isIdentifierName(header)).toBe(true));

  it.each(["rbd", "grado", "cest_p05_02", "truncado", "peso", "nom_rbd", "grupo", "runrun_x"])(
    "is not seen in %s",
    (header) => {
      expect(isIdentifierName(header)).toBe(false);
    },
  );

  it("is known by its look, whatever its name: a RUT with or without dash, a mail, a number of one's own", () => {
    expect(
      rolesOf({
        a: (student) => rutOf(12_000_000 + student),
        b: (student) => rutOf(9_000_000 + student).replace("-", ""),
        c: (student) => `alumna${student}@escuela.cl`,
        d: (student) => 4_000_000 + student * 7,
        p1: (student) => (student % 4) + 1,
      }),
    ).toEqual({ a: "identifier", b: "identifier", c: "identifier", d: "identifier", p1: "item" });
  });

  it("is never stored, even when the plan asks for it", () => {
    const known = profiles({ x: (student) => rutOf(12_000_000 + student), p1: () => 1 });
    const plan = [
      { index: 0, variable: "x", role: "group" as const },
      { index: 1, variable: "p1", role: "item" as const },
    ];
    expect(planProblems(plan, known)).toEqual(["x identifica a personas y no se guarda."]);
  });
});

describe("the columns of a student file", () => {
  it("are proposed by the codebook, their names and what they hold", () => {
    const questions: Questions = new Map([["q_uno", { scale: [], missingCodes: [] }]]);
    expect(
      rolesOf(
        {
          RBD: (student) => 100 + (student % 3),
          dvrbd: () => "K",
          grado: () => "2m",
          cest_p05_02: (student) => (student % 4) + 1,
          q_uno: (student) => student % 2,
          w_fstuwt: (student) => 1.5 + student / 7,
          vacía: () => null,
          comuna: (student) => (student % 2 === 0 ? "Norte" : "Sur"),
        },
        questions,
      ),
    ).toEqual({
      rbd: "school",
      dvrbd: "left_out",
      grado: "group",
      cest_p05_02: "item",
      q_uno: "item",
      w_fstuwt: "weight",
      vacía: "left_out",
      comuna: "group",
    });
  });

  it("take one column of schools, and a student's number beside it is none", () => {
    expect(
      rolesOf({
        CNTSCHID: (student) => 79_200_001 + (student % 5),
        CNTSTUID: (student) => 79_204_000 + student,
        rbd: (student) => 1 + (student % 2),
      }),
    ).toEqual({ cntschid: "school", cntstuid: "identifier", rbd: "left_out" });
  });

  it("need an item, one column of schools at most and different names", () => {
    const known = profiles({ rbd: () => 1, grado: () => "2m", GRADO: () => "2m" });
    expect(
      planProblems(
        [
          { index: 0, variable: "rbd", role: "school" },
          { index: 1, variable: "grado", role: "group" },
          { index: 2, variable: "grado", role: "school" },
        ],
        known,
      ),
    ).toEqual([
      "Falta al menos una columna de pregunta.",
      "Dejar una sola columna de establecimientos.",
      "Hay columnas con el mismo nombre: grado. Dejar una.",
    ]);
  });
});
