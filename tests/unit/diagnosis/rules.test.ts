import { describe, expect, it } from "vitest";
import { contentHashOf, folioOf, type SignedContent } from "@/lib/diagnosis/rules/content-hash";
import { differencesBetween, type ComparedNeed } from "@/lib/diagnosis/rules/differences";
import { resultsLabelOf, resultsThatAgree } from "@/lib/diagnosis/rules/official-context";
import { certaintyOf, priorityOf } from "@/lib/diagnosis/rules/priority";
import { missingForSubmission, movedBy, nextStepOf } from "@/lib/diagnosis/rules/states";
import type { OfficialResult } from "@/lib/diagnosis/schema/snapshot";
import { diagnosisStates } from "@/lib/diagnosis/schema/versions";

describe("priority and certainty", () => {
  it("multiplies impact, feasibility and urgency", () => {
    expect(priorityOf({ impact: 3, feasibility: 2, urgency: 3 })).toBe(18);
  });

  it.each([
    ["half of the teachers, five or more", { teachers: 7, lessons: 8, teachersTotal: 14 }, "high"],
    ["many teachers, less than half of the school", { teachers: 6, lessons: 8, teachersTotal: 14 }, "medium"],
    ["half of a small school, fewer than five", { teachers: 3, lessons: 3, teachersTotal: 6 }, "medium"],
    ["three of a big school", { teachers: 3, lessons: 3, teachersTotal: 40 }, "low"],
    ["no lesson", { teachers: 0, lessons: 0, teachersTotal: 14 }, "low"],
  ] as const)("%s", (_name, behind, level) => {
    expect(certaintyOf({ ...behind, figures: 0 }).level).toBe(level);
  });

  it("says from how many lessons and teachers, and what points the same way", () => {
    expect(certaintyOf({ teachers: 7, lessons: 8, teachersTotal: 14, figures: 1 }).words).toBe(
      "Bastante seguro: 8 clases de 7 docentes, 50% de los 14 de la escuela; 1 resultado oficial apunta a lo mismo.",
    );
  });
});

describe("the states of a version", () => {
  it("name who must act next in each of them, and before there is any", () => {
    const steps = [null, ...diagnosisStates].map(nextStepOf);
    expect(new Set(steps).size).toBe(steps.length);
    expect(nextStepOf("in_review")).toBe("Dirección: leer y firmar, u objetar");
  });

  it("say what is missing to send one, thing by thing", () => {
    expect(missingForSubmission([])).toEqual(["Falta al menos una necesidad."]);
    expect(missingForSubmission([{ statement: "Algo", focusAreaId: "x", evidence: 1 }])).toEqual([]);
    expect(missingForSubmission([{ statement: " ", focusAreaId: "x", evidence: 0 }])).toEqual([
      "La necesidad 1 no tiene texto.",
      "La necesidad 1 no tiene evidencia: citar clases, resultados o escribir de dónde sale.",
    ]);
  });

  it("move a need one place, and not beyond the ends", () => {
    expect(movedBy(["a", "b", "c"], "b", -1)).toEqual(["b", "a", "c"]);
    expect(movedBy(["a", "b", "c"], "b", 1)).toEqual(["a", "c", "b"]);
    expect(movedBy(["a", "b", "c"], "a", -1)).toEqual(["a", "b", "c"]);
    expect(movedBy(["a", "b", "c"], "z", 1)).toEqual(["a", "b", "c"]);
  });
});

describe("the differences between two versions", () => {
  const need = (
    id: string,
    carriedFromId: string | null,
    overrides: Partial<ComparedNeed> = {},
  ): ComparedNeed => ({
    id,
    carriedFromId,
    statement: `Necesidad ${id}`,
    areaLabel: "Evaluación",
    impact: 2,
    feasibility: 2,
    urgency: 2,
    ...overrides,
  });
  const version = (needs: readonly ComparedNeed[], summary = "", teachersObserved: number | null = 8) => ({
    needs,
    summary,
    teachersObserved,
  });

  it("are said need by need", () => {
    const before = version([need("a", null), need("b", null), need("c", null)]);
    const after = version(
      [
        need("b2", "b", { statement: "Necesidad b" }),
        need("a2", "a", { statement: "Otra frase", urgency: 3, areaLabel: "Gestión de aula" }),
        need("d", null),
      ],
      "Un resumen",
      9,
    );
    expect(differencesBetween(before, after)).toEqual([
      "Los docentes observados pasaron de 8 a 9.",
      "«Necesidad b» pasó del lugar 2 al 1.",
      "«Necesidad a» ahora dice «Otra frase»",
      "«Otra frase» pasó del foco Evaluación al foco Gestión de aula.",
      "La prioridad de «Otra frase» pasó de 8 a 12.",
      "«Otra frase» pasó del lugar 1 al 2.",
      "Se agregó la necesidad «Necesidad d»",
      "Se quitó la necesidad «Necesidad c»",
      "Cambió el resumen.",
    ]);
  });

  it("are said to be none when the content is the same", () => {
    const same = version([need("a", null)]);
    const carried = version([need("a2", "a", { statement: "Necesidad a" })]);
    expect(differencesBetween(same, carried)).toEqual(["Sin cambios en el contenido."]);
  });
});

describe("official results beside a need", () => {
  const result = (path: string, gseSignificance: -1 | 0 | 1 | null, year = 2024): OfficialResult => ({
    figureId: "0190a000-0000-7000-8000-0000000000ff",
    path,
    name: path,
    shortName: path,
    unit: "score",
    grade: "4b",
    year,
    status: "valued",
    value: 250,
    n: 40,
    gseGroup: 2,
    gseDifference: -10,
    gseSignificance,
    sameGseMean: 260,
  });

  it("agree only when they are significantly lower than similar schools and bear on the standard", () => {
    const results = [
      result("simce/lect", -1),
      result("simce/mate", 0),
      result("idps/cc", -1),
      result("idps/am", -1),
    ];
    const paths = (standards: readonly string[]) =>
      resultsThatAgree(results, standards).map(({ path }) => path);
    expect(paths(["C9"])).toEqual(["simce/lect", "idps/am"]);
    expect(paths(["B5"])).toEqual(["idps/cc", "idps/am"]);
    expect(paths(["D12"])).toEqual([]);
  });

  it("are named by the newest year and its grades", () => {
    expect(
      resultsLabelOf([
        { grade: "4b", year: 2024 },
        { grade: "2m", year: 2024 },
        { grade: "8b", year: 2023 },
      ]),
    ).toBe("Resultados 4° básico y II medio 2024");
    expect(resultsLabelOf([])).toBeNull();
  });
});

describe("the hash of what is signed", () => {
  const content: SignedContent = {
    rbd: 459,
    schoolYear: 2026,
    version: 1,
    rubricVersionId: "r",
    summary: "Resumen",
    needs: [],
    snapshot: {
      takenOn: "2026-05-01",
      needThreshold: 2.5,
      coverage: { teachersObserved: 8, teachersTotal: 14, observations: 9, departments: [] },
      distribution: [],
      results: [],
    },
  };

  it("is the same for the same content whatever the order of its keys", () => {
    const turned = Object.fromEntries(Object.entries(content).reverse()) as unknown as SignedContent;
    expect(contentHashOf(turned)).toBe(contentHashOf(content));
  });

  it("changes with any word of it", () => {
    expect(contentHashOf({ ...content, summary: "Resumen." })).not.toBe(contentHashOf(content));
  });

  it("is printed as a short folio", () => {
    expect(folioOf("0a1b2c3d4e5f")).toBe("0A1B2C3D4E");
  });
});
