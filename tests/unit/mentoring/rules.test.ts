import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareCandidates,
  endDateProblem,
  isStrengthLevel,
  startDateProblem,
  suggestReason,
  weighCandidate,
  weights,
  type Caps,
  type MentorSide,
  type TeacherSide,
} from "@/lib/mentoring/rules";

const caps: Caps = { mentorCap: 3, otherSchoolCap: 1, weeklyTravelCapMinutes: 90 };

const teacher: TeacherSide = {
  teacherId: "javier",
  schoolId: "ramon-freire",
  isRural: false,
  isAtSchool: true,
  leadsSchoolIds: [],
  subjects: ["Matemática"],
  grades: ["3b"],
  minutesPerWeek: 90,
  indicatorCodes: ["C9.1", "C9.2"],
};

const load = {
  activeTeachers: 0,
  otherSchoolTeachers: 0,
  minutesUsed: 0,
  minutesReleased: 360,
  travelMinutesUsed: 0,
};

const mentor: MentorSide = {
  mentorId: "amanda",
  name: "Amanda Prueba Ríos",
  schoolName: "Escuela Dos",
  schoolId: "escuela-dos",
  isRural: false,
  isActive: true,
  hasCredential: true,
  leadsSchoolIds: [],
  subjects: ["Matemática"],
  grades: ["3b"],
  strengths: [
    { code: "C9.1", title: "Retroalimenta" },
    { code: "C9.2", title: "Chequea la comprensión" },
  ],
  load,
  distanceKm: 4.26,
  travelMinutesPerWeek: 50,
};

function weigh(changes: {
  teacher?: Partial<TeacherSide>;
  mentor?: Partial<MentorSide>;
  load?: Partial<typeof load>;
  caps?: Partial<Caps>;
}) {
  return weighCandidate(
    { ...teacher, ...changes.teacher },
    { ...mentor, ...changes.mentor, load: { ...load, ...changes.load } },
    { ...caps, ...changes.caps },
  );
}

const textsOf = (kind: "for" | "against" | "blocker", changes: Parameters<typeof weigh>[0] = {}) =>
  weigh(changes)
    .considerations.filter((one) => one.kind === kind)
    .map((one) => one.text);

describe("what forbids a pair", () => {
  it.each([
    [{ mentor: { mentorId: "javier" } }, "Es la misma persona."],
    [{ teacher: { isAtSchool: false } }, "La o el docente ya no trabaja en la escuela del foco."],
    [{ mentor: { isActive: false } }, "Su perfil de asesor/a está en pausa."],
    [{ mentor: { hasCredential: false } }, "Su perfil no tiene un respaldo vigente para asesorar."],
    [{ mentor: { leadsSchoolIds: ["ramon-freire"] } }, "Dirige o evalúa en la escuela de la o el docente."],
    [
      { teacher: { leadsSchoolIds: ["escuela-dos"] } },
      "La o el docente dirige o evalúa en la escuela de esta persona.",
    ],
    [{ load: { activeTeachers: 3 } }, "Ya acompaña a 3 docentes: el tope del programa es 3."],
    [{ load: { minutesUsed: 271 } }, "Le quedan 89 de 360 minutos semanales liberados; se necesitan 90."],
    [{ load: { minutesUsed: 400 } }, "Le quedan 0 de 360 minutos semanales liberados; se necesitan 90."],
  ])("%j", (changes, text) => {
    expect(textsOf("blocker", changes)).toEqual([text]);
    expect(weigh(changes).isEligible).toBe(false);
  });

  it.each([
    [{}],
    [{ load: { activeTeachers: 2 } }],
    [{ load: { minutesUsed: 270 } }],
    [{ mentor: { leadsSchoolIds: ["escuela-dos"] } }],
    [{ mentor: { schoolId: null }, teacher: { leadsSchoolIds: ["escuela-dos"] } }],
  ])("nothing at the edge: %j", (changes) => {
    expect(textsOf("blocker", changes)).toEqual([]);
    expect(weigh(changes).isEligible).toBe(true);
  });
});

describe("what speaks for and against a pair", () => {
  it("says all of it, in the order of the weights", () => {
    expect(weigh({}).considerations).toEqual([
      { kind: "for", text: "Fortaleza registrada en C9.1 Retroalimenta y C9.2 Chequea la comprensión." },
      { kind: "for", text: "Enseña lo mismo: Matemática." },
      { kind: "for", text: "Trabaja en los mismos niveles." },
      { kind: "for", text: "Está a 4,3 km en línea recta (unos 50 minutos de viaje por semana, estimados)." },
      { kind: "for", text: "Ambas escuelas son urbanas." },
      { kind: "for", text: "Tiene 360 de 360 minutos semanales disponibles." },
    ]);
  });

  it("never says a level of the mentor, since the pair reads the reasons", () => {
    expect(weigh({}).considerations.filter(({ text }) => /nivel \d/.test(text))).toEqual([]);
  });

  it.each([
    [
      { mentor: { strengths: [{ code: "B5.1", title: "Clima" }] } },
      "No tiene una fortaleza registrada en este foco.",
    ],
    [{ mentor: { subjects: ["Inglés"] } }, "Enseña otra asignatura."],
    [{ mentor: { grades: ["8b"] } }, "Trabaja en otros niveles."],
    [{ mentor: { distanceKm: null } }, "No se conoce la distancia entre las escuelas."],
    [
      { load: { travelMinutesUsed: 41 } },
      "Está a 4,3 km en línea recta (unos 50 minutos de viaje por semana, estimados). Con eso viajaría 91 minutos; el tope aconsejado es 90.",
    ],
    [{ mentor: { isRural: true } }, "Su escuela es rural y la de la o el docente, urbana."],
    [
      { load: { otherSchoolTeachers: 1 } },
      "Acompañaría a 2 docentes de otra escuela; se aconseja a lo más 1.",
    ],
  ])("against: %j", (changes, text) => {
    expect(textsOf("against", changes)).toEqual([text]);
    expect(weigh(changes).isEligible).toBe(true);
  });

  it("speaks of no travel and no school type within one school", () => {
    const texts = textsOf("for", {
      mentor: { schoolId: "ramon-freire", distanceKm: 0, travelMinutesPerWeek: 0 },
    });
    expect(texts).toContain("Trabaja en la misma escuela: no viaja.");
    expect(texts.filter((text) => text.includes("km") || text.includes("Ambas"))).toEqual([]);
  });

  it("does not advise against a second teacher of the same school for being elsewhere", () => {
    const here = { schoolId: "ramon-freire", distanceKm: 0, travelMinutesPerWeek: 0 };
    expect(textsOf("against", { mentor: here, load: { otherSchoolTeachers: 5 } })).toEqual([]);
  });

  it("suggests as reason the first three things in favour", () => {
    expect(suggestReason(weigh({}))).toBe(
      "Fortaleza registrada en C9.1 Retroalimenta y C9.2 Chequea la comprensión. Enseña lo mismo: Matemática. Trabaja en los mismos niveles.",
    );
  });
});

describe("the score", () => {
  const here = { schoolId: "ramon-freire", distanceKm: 0, travelMinutesPerWeek: 0 };

  it("has weights that add up to one", () => {
    expect(Object.values(weights).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 10);
  });

  it.each([
    ["everything fits, in the same school", { mentor: here }, 100],
    ["one of the two skills", { mentor: { ...here, strengths: mentor.strengths.slice(0, 1) } }, 80],
    ["the only skill of the focus", { mentor: here, teacher: { indicatorCodes: ["C9.2"] } }, 100],
    ["no skill", { mentor: { ...here, strengths: [] } }, 60],
    ["another subject", { mentor: { ...here, subjects: [] } }, 83],
    ["other grades", { mentor: { ...here, grades: [] } }, 93],
    ["travel at its cap", { mentor: { travelMinutesPerWeek: 90 } }, 85],
    [
      "half of the cap of teachers",
      { mentor: here, load: { activeTeachers: 1 }, caps: { mentorCap: 2 } },
      95,
    ],
  ])("%s", (_, changes, score) => {
    expect(weigh(changes).score).toBe(score);
  });

  const minutes = fc.integer({ min: 0, max: 600 });
  const anySides = fc.record({
    teacher: fc.record({
      isRural: fc.boolean(),
      subjects: fc.subarray(["Matemática", "Lenguaje"]),
      grades: fc.subarray(["3b", "8b"]),
      indicatorCodes: fc.subarray(["C9.1", "C9.2", "B5.1"]),
      minutesPerWeek: minutes,
    }),
    mentor: fc.record({
      schoolId: fc.constantFrom("ramon-freire", "escuela-dos", null),
      isRural: fc.boolean(),
      subjects: fc.subarray(["Matemática", "Lenguaje"]),
      grades: fc.subarray(["3b", "8b"]),
      strengths: fc.subarray([...mentor.strengths, { code: "C9.1", title: "Otra pauta" }]),
      distanceKm: fc.option(fc.double({ min: 0, max: 300, noNaN: true })),
      travelMinutesPerWeek: minutes,
    }),
    load: fc.record({
      activeTeachers: fc.integer({ min: 0, max: 8 }),
      otherSchoolTeachers: fc.integer({ min: 0, max: 8 }),
      minutesUsed: minutes,
      minutesReleased: minutes,
      travelMinutesUsed: minutes,
    }),
    caps: fc.record({
      mentorCap: fc.integer({ min: 1, max: 10 }),
      otherSchoolCap: fc.integer({ min: 0, max: 10 }),
      weeklyTravelCapMinutes: fc.integer({ min: 0, max: 600 }),
    }),
  });

  it("is a whole number from 0 to 100, whatever is known", () => {
    fc.assert(
      fc.property(anySides, (sides) => {
        const { score } = weigh(sides);
        expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
      }),
    );
  });

  it("never falls with one more strength", () => {
    fc.assert(
      fc.property(anySides, fc.constantFrom("C9.1", "C9.2", "B5.1"), (sides, code) => {
        const strengths = [...sides.mentor.strengths, { code, title: "Nueva" }];
        const after = weigh({ ...sides, mentor: { ...sides.mentor, strengths } });
        expect(after.score).toBeGreaterThanOrEqual(weigh(sides).score);
      }),
    );
  });

  it("never rises with more travel or more teachers", () => {
    fc.assert(
      fc.property(anySides, minutes, (sides, more) => {
        const travelMinutesPerWeek = sides.mentor.travelMinutesPerWeek + more;
        const farther = weigh({ ...sides, mentor: { ...sides.mentor, travelMinutesPerWeek } });
        const busier = weigh({
          ...sides,
          load: { ...sides.load, activeTeachers: sides.load.activeTeachers + more },
        });
        expect(Math.max(farther.score, busier.score)).toBeLessThanOrEqual(weigh(sides).score);
      }),
    );
  });

  it("orders by who may be assigned, then by score, then by name", () => {
    const best = weigh({ mentor: { ...here, name: "Zoila" } });
    const tied = weigh({ mentor: { ...here, name: "Ángela" } });
    const less = weigh({});
    const blocked = weigh({ mentor: { ...here, isActive: false } });
    expect([blocked, less, best, tied].toSorted(compareCandidates)).toEqual([tied, best, less, blocked]);
  });
});

describe("dates and levels", () => {
  it.each([
    [1, 4, false],
    [2, 4, false],
    [3, 4, true],
    [4, 4, true],
    [5, 4, false],
    [2, 5, false],
    [3, 5, true],
  ])("level %i of %i is a strength: %s", (level, highest, expected) => {
    expect(isStrengthLevel(level, highest)).toBe(expected);
  });

  it.each([
    ["2026-05-11", "2026-05-11", true],
    ["2026-11-07", "2026-05-11", true],
    ["2026-11-08", "2026-05-11", false],
    ["2025-11-12", "2026-05-11", true],
    ["2025-11-11", "2026-05-11", false],
    ["2062-05-11", "2026-05-11", false],
  ])("a start on %s is near enough to %s: %s", (validFrom, today, expected) => {
    expect(startDateProblem({ validFrom, today }) === null).toBe(expected);
  });

  it.each([
    ["today", { endedOn: "2026-05-11", validFrom: "2026-03-02" }, null],
    ["the very day it began", { endedOn: "2026-03-02", validFrom: "2026-03-02" }, null],
    ["today, before it begins", { endedOn: "2026-05-11", validFrom: "2026-06-01" }, null],
    ["tomorrow", { endedOn: "2026-05-12", validFrom: "2026-03-02" }, /rige de inmediato/],
    ["before it began", { endedOn: "2026-03-01", validFrom: "2026-03-02" }, /02-03-2026/],
    [
      "the day before, and it has not begun",
      { endedOn: "2026-05-10", validFrom: "2026-06-01" },
      /01-06-2026/,
    ],
  ])("an assignment ends %s", (_, dates, expected) => {
    const problem = endDateProblem({ ...dates, today: "2026-05-11" });
    if (expected === null) expect(problem).toBeNull();
    else expect(problem).toMatch(expected);
  });
});
