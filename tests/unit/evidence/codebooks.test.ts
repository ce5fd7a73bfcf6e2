import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { gradeIn, readCodebooks, yearIn } from "@/lib/evidence/rules/codebooks/read";
import { readCodes, readScale } from "@/lib/evidence/rules/codebooks/scale";
import { openFile } from "@/lib/evidence/rules/reading/open-file";

const read = async (text: string, fileName = "cuestionario.csv") => {
  const [file] = await openFile(new TextEncoder().encode(text), fileName);
  if (!file) throw new Error("No file was opened");
  return readCodebooks(file);
};

describe("a scale", () => {
  it("is read with equals or colons, parted by bars, semicolons or lines", () => {
    const scale = [
      { code: 1, label: "Nunca" },
      { code: 2, label: "A veces" },
    ];
    for (const text of [
      "1=Nunca|2=A veces",
      "1: Nunca\n2: A veces\n",
      "1=Nunca; 2=A veces",
      " 1 = Nunca | 2 = A veces |",
    ]) {
      expect(readScale(text)).toEqual({ scale, missingCodes: [] });
    }
  });

  it("sets apart the codes whose words say that there is no answer, and no others", () => {
    expect(readScale("0: Vacío\n1: Sí\n4: No sé\n5: Prefiero no decirlo\n99: Doble marca")).toEqual({
      scale: [
        { code: 1, label: "Sí" },
        { code: 4, label: "No sé" },
        { code: 5, label: "Prefiero no decirlo" },
      ],
      missingCodes: [0, 99],
    });
    expect(
      readScale("1=Yes; 5=Valid Skip; 7=Not Applicable; 8=Invalid; 9=No Response")?.missingCodes,
    ).toEqual([5, 7, 8, 9]);
  });

  it("is refused when some of it has no code, or a code with two meanings", () => {
    expect(readScale("1=Nunca|siempre")).toBeNull();
    expect(readScale("1=Nunca|1=Siempre")).toBeNull();
    expect(readScale("1=Nunca|99=Doble marca|99=Doble marca")?.missingCodes).toEqual([99]);
    expect(readScale("1=Nunca|2=")).toBeNull();
  });

  it("keeps a semicolon inside of an answer's words", () => {
    expect(readScale("1=Casi nunca; o nunca; 2=A veces")?.scale[0]).toEqual({
      code: 1,
      label: "Casi nunca; o nunca",
    });
  });

  it("has codes without an answer written in any way", () => {
    expect(readCodes("0, 99")).toEqual([0, 99]);
    expect(readCodes("")).toEqual([]);
    expect(readCodes("ninguno")).toBeNull();
  });
});

describe("a codebook in the simple form", () => {
  it("is read with headers in Spanish, its year and its grade", async () => {
    const [book] = await read(
      "variable;enunciado;sección;escala;invertida;códigos perdidos;año;grado\n" +
        "P1;Me escuchan;En tu curso;1=Nunca|2=Siempre;;0,99;2024;2m\n" +
        "P2;Me interrumpen;En tu curso;1=Nunca|2=Siempre;sí;;2024;2m\n",
    );
    expect(book).toMatchObject({ layout: "own", year: 2024, grade: "2m", problems: [], otherVariables: [] });
    expect(book?.questions).toEqual([
      {
        variable: "p1",
        section: "En tu curso",
        wording: "Me escuchan",
        scale: [
          { code: 1, label: "Nunca" },
          { code: 2, label: "Siempre" },
        ],
        isReversed: false,
        missingCodes: [0, 99],
      },
      expect.objectContaining({ variable: "p2", isReversed: true, missingCodes: [] }),
    ]);
  });

  it("is read with headers in English, as dictionaries of international studies have them", async () => {
    const [book] = await read(
      '"item","label","codes"\n"ST100Q01TA","The teacher shows an interest","1=Every lesson; 2=Never; 9=No Response"\n',
    );
    expect(book?.questions).toMatchObject([{ variable: "st100q01ta", missingCodes: [9], section: null }]);
  });

  it("says of each row that it cannot take where it stands and why, and takes the others", async () => {
    const [book] = await read(
      "variable,enunciado,escala\np1,Uno,1=No|2=Sí\n,Sin variable,1=No|2=Sí\np2,,1=No|2=Sí\np3,Tres,siempre o nunca\np1,Otra vez,1=No|2=Sí\n",
    );
    expect(book?.questions.map(({ variable }) => variable)).toEqual(["p1"]);
    expect(book?.problems).toEqual([
      { line: 3, reason: "Falta el nombre de la variable" },
      { line: 4, reason: "Falta el enunciado de p2" },
      { line: 5, reason: "La escala de p3 no se entiende: escribirla como 1=Nunca|2=A veces" },
      { line: 6, reason: "La variable p1 ya estaba más arriba" },
    ]);
  });

  it("is not seen in a file of answers", async () => {
    expect(await read("rbd,p1,p2\n1,2,3\n4,5,6\n")).toEqual([]);
  });
});

describe("the codebook of the Agencia", () => {
  it("is recognised by its rows above the table, with its question, item and scale", async () => {
    const [book] = await read(
      "Características generales\t\t\t\nNombre archivo\tsimce2m2023_cest_privado\t\t\nVariables\t\t\t\n" +
        "Nombre\tEnunciado pregunta\tEnunciado Item\tValores permitidos\n" +
        "idalumno\tIdentificador único del estudiante\t\t\n" +
        "cest_p01\t¿Con cuál género te identificas?\t\t0: Vacío|1: Masculino|2: Femenino|99: Doble marca\n" +
        "cest_p02_01\t¿Qué tan capaz te sientes?\tHacer las tareas.\t0: Vacío|1: Nada capaz|2: Muy capaz|99: Doble marca\n",
    );
    expect(book).toMatchObject({ layout: "agency", year: 2023, otherVariables: ["idalumno"], problems: [] });
    expect(book?.questions).toMatchObject([
      {
        variable: "cest_p01",
        section: null,
        wording: "¿Con cuál género te identificas?",
        missingCodes: [0, 99],
      },
      { variable: "cest_p02_01", section: "¿Qué tan capaz te sientes?", wording: "Hacer las tareas." },
    ]);
  });

  it.each([
    ["Segundo medio", "2m"],
    ["II medio", "2m"],
    ["4° básico", "4b"],
    ["4b", "4b"],
    ["Octavo básico", "8b"],
    ["todos", null],
  ])("names a grade: %s", (text, grade) => {
    expect(gradeIn(text)).toBe(grade);
  });

  it("names a year with four digits only", () => {
    expect(yearIn("Año 2023")).toBe(2023);
    expect(yearIn("120234")).toBeNull();
  });
});

const shared = path.resolve(import.meta.dirname, "../../../../shared");
const agency = path.join(shared, "data/cuestionarios/segundo_medio_codebook.xlsx");
const pisa = path.join(shared, "efa/data/pisa2018_tur.dictionary.csv");

describe("published codebooks", () => {
  it.skipIf(!existsSync(agency))("give the students' questionnaire of II medio 2023 whole", async () => {
    const [file] = await openFile(readFileSync(agency), "segundo_medio_codebook.xlsx");
    const books = file ? readCodebooks(file) : [];
    const students = books[0];
    expect(students).toMatchObject({
      sheet: "_cest",
      layout: "agency",
      year: 2023,
      grade: "2m",
      problems: [],
    });
    expect(students?.questions).toHaveLength(183);
    const item = students?.questions.find(({ variable }) => variable === "cest_p05_02");
    expect(item?.wording).toBe(
      "Mis profesores y profesoras me dicen cómo corregir y aprender de mis errores.",
    );
    expect(students?.questions.every(({ missingCodes }) => missingCodes.join() === "0,99")).toBe(true);
    expect(books.map(({ sheet }) => sheet)).toEqual(["_cest", "_cpad", "_cprof_lect", "_cprof_mate"]);
  });

  it.skipIf(!existsSync(pisa))("give every item of PISA with its codes for no answer", async () => {
    const [file] = await openFile(readFileSync(pisa), "pisa2018_tur.dictionary.csv");
    const [book] = file ? readCodebooks(file) : [];
    expect(book?.problems).toEqual([]);
    expect(book?.questions[0]).toMatchObject({ variable: "st100q01ta", missingCodes: [5, 7, 8, 9] });
  });
});
