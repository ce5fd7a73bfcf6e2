import { describe, expect, it } from "vitest";
import { capitalise, collator, countOf, foldText, initials, joinWords, pluralOf } from "@/lib/format/text";

describe("joinWords", () => {
  it.each([
    [[], ""],
    [["a"], "a"],
    [["a", "b"], "a y b"],
    [["a", "b", "c"], "a, b y c"],
    [["Lectura", "Inglés"], "Lectura e Inglés"],
    [["agua", "hielo"], "agua y hielo"],
    [["madre", "hija"], "madre e hija"],
    [["I medio", "II medio"], "I medio y II medio"],
  ])("%j reads %j", (words, text) => {
    expect(joinWords(words)).toBe(text);
  });

  it.each([
    [["lunes", "martes"], "lunes o martes"],
    [["uno", "otro"], "uno u otro"],
    [["ayer", "hoy"], "ayer u hoy"],
    [["7° básico", "8° básico"], "7° básico u 8° básico"],
    [["10", "11"], "10 u 11"],
    [["109", "110"], "109 o 110"],
  ])("with o, %j reads %j", (words, text) => {
    expect(joinWords(words, "o")).toBe(text);
  });
});

describe("counting", () => {
  it.each([
    ["docente", "docentes"],
    ["visita", "visitas"],
    ["sesión", "sesiones"],
    ["necesidad", "necesidades"],
    ["vez", "veces"],
    ["mes", "meses"],
    ["interés", "intereses"],
    ["crisis", "crisis"],
    ["lunes", "lunes"],
    ["jardín", "jardines"],
    ["plan", "planes"],
    ["café", "cafés"],
    ["ley", "leyes"],
  ])("the plural of %s is %s", (noun, plural) => {
    expect(pluralOf(noun)).toBe(plural);
  });

  it.each([
    [0, "0 docentes"],
    [1, "1 docente"],
    [3, "3 docentes"],
    [1200, "1.200 docentes"],
  ])("%d reads %s", (count, text) => {
    expect(countOf(count, "docente")).toBe(text);
  });

  it("takes the plural of a phrase, and refuses to guess it", () => {
    expect(countOf(2, "paso de acción", "pasos de acción")).toBe("2 pasos de acción");
    expect(() => pluralOf("paso de acción")).toThrow(RangeError);
  });
});

describe("order", () => {
  it("puts ñ after n and ignores accents and case", () => {
    expect(["Ñuñoa", "Ovalle", "nuevo", "Álamos", "azul", "Nz"].sort(collator.compare)).toEqual([
      "Álamos",
      "azul",
      "nuevo",
      "Nz",
      "Ñuñoa",
      "Ovalle",
    ]);
  });

  it("puts numbers by their value", () => {
    expect(["10", "9", "100"].sort(collator.compare)).toEqual(["9", "10", "100"]);
  });
});

describe("names", () => {
  it.each([
    ["Ana Pérez Soto", "AP"],
    ["Ana de la Fuente", "AF"],
    ["ángel ñandú", "ÁÑ"],
    ["Inés", "I"],
    ["", ""],
    ["  ", ""],
    ["(sin nombre)", "N"],
  ])("initials of %j are %j", (name, text) => {
    expect(initials(name)).toBe(text);
  });

  it("start a sentence", () => {
    expect(capitalise("óptimo")).toBe("Óptimo");
    expect(capitalise("")).toBe("");
  });
});

it("folds accents, case and spaces for comparing", () => {
  expect(foldText("  Escuela   Ñandú  ÁÉÍ ")).toBe("escuela nandu aei");
});
