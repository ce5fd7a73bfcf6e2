import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  impossibleContent,
  missingToSave,
  sayMissing,
  withNotObserved,
  withoutPrivateNotes,
} from "@/lib/observation/rules/completeness";
import { canonicalJson } from "@/lib/format/canonical-json";
import { digestOf } from "@/lib/observation/rules/digest";
import { distributionOf, minimumTeachersShown } from "@/lib/observation/rules/distribution";
import { evidenceHint, judgingWords } from "@/lib/observation/rules/evidence-hint";
import { openRevisions } from "@/lib/observation/rules/revisions";
import { dayWarnings, refusedDay } from "@/lib/observation/rules/visit";
import type { NoteView, ObservationContent } from "@/lib/observation/schema/observation";

const levels = [1, 2, 3, 4].map((value) => ({ value }));
const scale = "levels" as const;
const indicators = ["B5.1", "B5.2", "C9.1"].map((code) => ({ id: `id-${code}`, code, scale, levels }));

function note(id: string, noteClass: NoteView["noteClass"] = "low_inference"): NoteView {
  return { id, offsetSeconds: 60, speaker: "teacher", noteClass, text: "“¿Cómo lo supiste?”" };
}

const complete: ObservationContent = {
  notes: [note("n1"), note("n2", "private"), note("n3", "interpretation")],
  ratings: [{ indicatorId: "id-C9.1", level: 2, noteIds: ["n1"] }],
  context: {
    lessonObjective: null,
    studentsPresent: null,
    pieStudents: null,
    grades: [],
    startedAt: "2026-05-11T14:00:00.000Z",
    endedAt: "2026-05-11T14:45:00.000Z",
  },
  tallies: [],
  slices: [],
  photos: [],
};

describe("what an observation still needs", () => {
  it("is nothing when every level cites something seen or heard", () => {
    expect(missingToSave(complete, indicators)).toEqual([]);
  });

  it("names the indicators without evidence in the rubric's order", () => {
    const ratings = ["C9.1", "B5.2"].map((code) => ({ indicatorId: `id-${code}`, level: 3, noteIds: [] }));
    expect(sayMissing(missingToSave({ ...complete, ratings }, indicators))).toEqual([
      "Faltan evidencias para B5.2 y C9.1.",
    ]);
  });

  it("does not take an interpretation as evidence", () => {
    const ratings = [{ indicatorId: "id-C9.1", level: 2, noteIds: ["n3"] }];
    expect(sayMissing(missingToSave({ ...complete, ratings }, indicators))).toEqual([
      "Falta evidencia para C9.1.",
    ]);
  });

  it("asks for no evidence where nothing was observed", () => {
    const ratings = [...complete.ratings, { indicatorId: "id-B5.1", level: null, noteIds: [] }];
    expect(missingToSave({ ...complete, ratings }, indicators)).toEqual([]);
  });

  it.each([
    [{ startedAt: null }, "Falta la hora de inicio."],
    [{ endedAt: null }, "Falta la hora de término."],
    [{ endedAt: "2026-05-11T14:00:00.000Z" }, "La hora de término es anterior a la de inicio."],
  ])("says what is wrong with the hours %j", (change, sentence) => {
    const context = { ...complete.context, ...change };
    expect(sayMissing(missingToSave({ ...complete, context }, indicators))).toEqual([sentence]);
  });

  it("asks for a note and a level in an empty draft", () => {
    const empty = { ...complete, notes: [note("n2", "private")], ratings: [] };
    expect(sayMissing(missingToSave(empty, indicators))).toEqual([
      "Falta al menos una nota de lo visto u oído.",
      "Falta valorar al menos un indicador.",
    ]);
  });

  it("turns what nobody rated into no observado, and keeps the rest", () => {
    expect(withNotObserved(complete.ratings, indicators)).toEqual([
      { indicatorId: "id-B5.1", level: null, noteIds: [] },
      { indicatorId: "id-B5.2", level: null, noteIds: [] },
      { indicatorId: "id-C9.1", level: 2, noteIds: ["n1"] },
    ]);
  });
});

describe("content a rubric cannot hold", () => {
  it.each([
    [
      "a level that does not exist",
      { indicatorId: "id-C9.1", level: 5, noteIds: ["n1"] },
      "El nivel elegido en C9.1",
    ],
    [
      "an indicator of another rubric",
      { indicatorId: "x", level: 1, noteIds: ["n1"] },
      "no es de esta pauta",
    ],
    [
      "a private note as evidence",
      { indicatorId: "id-C9.1", level: 1, noteIds: ["n2"] },
      "cita una nota privada",
    ],
    [
      "a note that is gone",
      { indicatorId: "id-C9.1", level: 1, noteIds: ["n9"] },
      "cita una nota privada o quitada",
    ],
  ])("is %s", (_what, rating, words) => {
    expect(impossibleContent({ ...complete, ratings: [rating] }, indicators)).toContain(words);
  });

  it("is two ratings of one indicator", () => {
    const twice = [...complete.ratings, ...complete.ratings];
    expect(impossibleContent({ ...complete, ratings: twice }, indicators)).toContain("repetida");
  });

  it("is not what a person can write in the form", () => {
    expect(impossibleContent(complete, indicators)).toBeNull();
  });
});

describe("private notes", () => {
  it("leave no trace in what others read, whatever was cited", () => {
    const classes = fc.constantFrom("low_inference" as const, "interpretation" as const, "private" as const);
    fc.assert(
      fc.property(fc.array(classes, { maxLength: 12 }), (all) => {
        const notes = all.map((noteClass, place) => ({
          ...note(`n${place}`, noteClass),
          text: `texto ${place}`,
        }));
        const ratings = [{ indicatorId: "id-C9.1", level: 1, noteIds: notes.map(({ id }) => id) }];
        const text = JSON.stringify(withoutPrivateNotes({ ...complete, notes, ratings }));
        return notes.every(({ id, noteClass }) => text.includes(`"${id}"`) === (noteClass !== "private"));
      }),
    );
  });
});

describe("the hint for words that judge", () => {
  it.each([
    ["Buen manejo del grupo", ["buen"]],
    ["Estudiantes motivados y ordenados", ["motivados", "ordenados"]],
    ["Clase aburrida", ["aburrida"]],
  ])("finds them in %s", (text, words) => {
    expect(judgingWords(text)).toEqual(words);
  });

  it.each([
    "Pregunta “¿está bueno?” y espera cinco segundos",
    "Escribe en la pizarra 3 + 4",
    "Ordena las sillas",
  ])("lets pass %s", (text) => {
    expect(evidenceHint(text)).toBeNull();
  });
});

describe("the digest of a revision", () => {
  it("does not depend on the order in which fields were written", () => {
    expect(digestOf({ b: [1, { d: null, c: "x" }], a: true })).toBe(
      digestOf({ a: true, b: [1, { c: "x", d: null }] }),
    );
    expect(canonicalJson({ b: 1, a: undefined })).toBe('{"b":1}');
  });

  it("changes with any character", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        (one, other) => (one === other) === (digestOf([one]) === digestOf([other])),
      ),
    );
  });
});

describe("the revisions a reader opens", () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 4, 11, 14, minute));
  const revisions = [
    { revision: 1, createdAt: at(0) },
    { revision: 2, createdAt: at(10) },
    { revision: 3, createdAt: at(30) },
  ];
  const numbers = (isObserver: boolean, sharedAt: Date | null) =>
    openRevisions(revisions, { isObserver, sharedAt }).map(({ revision }) => revision);

  it("are all of them for the observer, and from the shared one on for the rest", () => {
    expect(numbers(true, at(20))).toEqual([1, 2, 3]);
    expect(numbers(false, at(20))).toEqual([2, 3]);
    expect(numbers(false, null)).toEqual([]);
  });
});

describe("the day of a visit", () => {
  it.each([
    ["2026-03-01", null],
    ["2026-12-31", null],
    ["2028-05-11", "Esa fecha está a más de un año de hoy. Revisar el año."],
  ])("%s is refused with %s", (day, refusal) => {
    expect(refusedDay(day, "2026-05-11")).toBe(refusal);
  });

  it("warns of a weekend and of a day gone by", () => {
    expect(dayWarnings("2026-05-12", "2026-05-11")).toEqual([]);
    expect(dayWarnings("2027-01-04", "2026-12-11")).toEqual(["En enero y febrero no suele haber clases."]);
    expect(dayWarnings("2026-05-16", "2026-05-11")).toEqual(["Ese día es fin de semana."]);
    expect(dayWarnings("2026-05-08", "2026-05-11")).toEqual(["Ese día ya pasó."]);
  });
});

describe("the distribution of a school", () => {
  const sections = [
    {
      id: "s",
      code: "C9",
      title: "Evaluación",
      indicators: [
        {
          id: "i",
          code: "C9.1",
          title: "Retroalimentación",
          description: "",
          observableIn: "lesson" as const,
          scale: "levels" as const,
          levels: [1, 2, 3, 4].map((value) => ({ value, label: `Nivel ${value}`, descriptor: "" })),
        },
      ],
    },
  ];
  const tallies = [
    { indicatorId: "i", level: 1, ratings: 1 },
    { indicatorId: "i", level: 3, ratings: 3 },
    { indicatorId: "i", level: null, ratings: 2 },
  ];

  it("counts by level, keeps no observado out of the mean", () => {
    const [row] = distributionOf(sections, tallies, [{ indicatorId: "i", teachers: 3, observations: 4 }]);
    expect(row?.levels.map(({ count }) => count)).toEqual([1, 0, 3, 0]);
    expect(row).toMatchObject({ notObserved: 2, mean: 2.5, teachers: 3, isSuppressed: false });
  });

  it("hides counts and mean of so few teachers that they would tell who got what", () => {
    const teachers = minimumTeachersShown - 1;
    const [row] = distributionOf(sections, tallies, [{ indicatorId: "i", teachers, observations: 4 }]);
    expect(row).toMatchObject({ notObserved: null, mean: null, isSuppressed: true, observations: 4 });
    expect(row?.levels.every(({ count }) => count === null)).toBe(true);
  });

  it("has zeros, and no mean, where nothing was rated", () => {
    const [row] = distributionOf(sections, [], []);
    expect(row).toMatchObject({ observations: 0, teachers: 0, mean: null, isSuppressed: false });
  });
});
