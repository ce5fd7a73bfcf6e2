import { describe, expect, it } from "vitest";
import { findNames, type KnownNames } from "@/lib/fieldwork/rules/names/find";
import { proposedNames } from "@/lib/fieldwork/rules/names/propose";
import { replaceNames } from "@/lib/fieldwork/rules/names/replace";

const known: KnownNames = {
  persons: [{ givenNames: "Marta Elena", familyNames: "Rojas Pinto" }],
  schools: ["Escuela Básica José Caroca Laflor"],
  places: ["Freirina", "Huasco"],
  pseudonyms: ["DOC-1", "ESC-1"],
};

const found = (text: string) => findNames(text, known).map(({ text: name, reason }) => `${name} · ${reason}`);

describe("findNames", () => {
  it.each([
    ["ayer vino marta rojas a la sala", ["marta rojas · known_person"]],
    ["en la escuela José Caroca pasa igual", ["escuela José Caroca · known_school"]],
    ["vivo en freirina hace años", ["freirina · known_place"]],
    ["mi rut es 12.345.678-5 y ya", ["12.345.678-5 · rut"]],
    ["llamar al +56 9 8765 4321 mañana", ["+56 9 8765 4321 · phone"]],
    ["escribir a ana.soto@escuela.cl", ["ana.soto@escuela.cl · mail"]],
    ["le dije a la Carolina Fuentes que sí", ["Carolina Fuentes · capitalised"]],
    ["estaba con Ana de la Fuente ayer", ["Ana de la Fuente · capitalised"]],
    ["Cuando Carolina llegó, hablamos.", ["Carolina · capitalised"]],
  ])("finds who or where in «%s»", (text, names) => {
    expect(found(text)).toEqual(names);
  });

  it.each([
    "Los docentes leen el Simce con la UTP y el SLEP.",
    "Creo que sí. Después conversamos de Matemática.",
    "DOC-1: En ESC-1 lo hacemos así.",
    "Son 250 puntos en 2025, y 45 minutos.",
    "Profesora: Depende del curso.",
  ])("finds nobody in «%s»", (text) => {
    expect(found(text)).toEqual([]);
  });

  it("takes a word that opens a sentence for a name if it has a capital elsewhere too", () => {
    expect(found("Rosario dijo que no. Después fue Rosario.")).toEqual(["Rosario · capitalised"]);
    expect(found("Conversamos mucho. Y conversamos bien.")).toEqual([]);
  });

  it("counts a name once, whatever its accents and capitals", () => {
    expect(findNames("fue José Pérez, dijo Jose Perez", known)).toEqual([
      { text: "José Pérez", kind: "person", reason: "capitalised", count: 2 },
    ]);
  });
});

describe("proposedNames", () => {
  it("calls the same name as before and others by the next number, never twice", () => {
    const findings = findNames("vino Carolina Fuentes con Pedro Soto, fono 987654321", known);
    const proposed = proposedNames(findings, {
      pseudonymOf: ({ text }) => (text === "Pedro Soto" ? "PER-2" : null),
      taken: ["PER-2"],
    });
    expect(proposed.map(({ text, pseudonym }) => `${text} → ${pseudonym}`)).toEqual([
      "987654321 → [teléfono]",
      "Carolina Fuentes → PER-3",
      "Pedro Soto → PER-2",
    ]);
  });
});

describe("replaceNames", () => {
  it("replaces whole words, the longest first, whatever their accents", () => {
    const text = "Ana y Ana Soto; anagrama, ANA SOTO.";
    const replaced = replaceNames(text, [
      { text: "Ana", pseudonym: "PER-1" },
      { text: "Ana Soto", pseudonym: "PER-2" },
    ]);
    expect(replaced).toBe("PER-1 y PER-2; anagrama, PER-2.");
  });

  it("replaces mails and numbers letter by letter", () => {
    expect(replaceNames("al 987654321.", [{ text: "987654321", pseudonym: "[teléfono]" }])).toBe(
      "al [teléfono].",
    );
  });
});
