import { describe, expect, it } from "vitest";
import type { Cell } from "@/lib/evidence/schema/source";
import { columnsOf, csv, figureOf, parse } from "./official-tables";

const headers = [
  ...["rbd", "dvrbd", "agno", "grado", "cod_grupo", "nalu_lect4b_rbd", "prom_lect4b_rbd"],
  ...["difgru_lect4b_rbd", "siggru_lect4b_rbd", "marca_lect4b_rbd", "palu_eda_ins_lect4b_rbd", "noaplica"],
];
const sound: readonly Cell[] = [5, 1, 2024, "4b", 2, 30, 250, -4, 0, null, 25, 0];

/** A sound Simce row with one cell changed. */
function changed(column: string, cell: Cell): readonly Cell[] {
  return sound.map((value, index) => (headers[index] === column ? cell : value));
}

function simce(...rows: readonly (readonly Cell[])[]) {
  return parse({ fileName: "simce4b2024_rbd_final.xlsx", format: "xlsx", headers, rows });
}

const formula = { problem: "formula", text: "=A1*2" } as const;
const date = { problem: "date", text: "04-01-2024" } as const;
const fault = { problem: "error", text: "#N/A" } as const;

describe("a row that cannot be taken", () => {
  it.each([
    ["without an RBD", "rbd", null, null, "Falta el RBD"],
    ["with words for an RBD", "rbd", "sin rbd", "sin rbd", "No es un RBD"],
    ["with an RBD of six digits", "rbd", 123456, "123456", "No es un RBD"],
    ["with an RBD with decimals", "rbd", 5.5, "5.5", "No es un RBD"],
    ["with a date for an RBD", "rbd", date, "04-01-2024", "No es un RBD"],
    ["with stray text in a number", "prom_lect4b_rbd", "250*", "250*", "texto"],
    ["with a score that no school can have", "prom_lect4b_rbd", 999, "999", "entre 0 y 500"],
    ["with a score far too low", "prom_lect4b_rbd", 25, "25", "puntaje posible"],
    ["with a negative score", "prom_lect4b_rbd", -250, "-250", "entre 0 y 500"],
    ["with a count that is no whole number", "nalu_lect4b_rbd", 30.5, "30.5", "entero"],
    ["with more than all its students", "palu_eda_ins_lect4b_rbd", 125, "125", "entre 0 y 100"],
    ["with a formula for its score", "prom_lect4b_rbd", formula, "=A1*2", "fórmula"],
    ["with a date for a code", "siggru_lect4b_rbd", date, "04-01-2024", "fecha"],
    ["with an error of the sheet", "nalu_lect4b_rbd", fault, "#N/A", "error de la planilla"],
    ["of an unknown group", "cod_grupo", 7, "7", "1 a 5"],
    ["of an unknown significance", "siggru_lect4b_rbd", 2, "2", "-1, 0 o 1"],
    ["with an unknown mark", "marca_lect4b_rbd", "z", "z", "marca"],
    ["with an unknown reason for not sitting", "noaplica", 12, "12", "0 a 8"],
    ["of another grade", "grado", "6b", "6b", "4b"],
    ["without a year", "agno", null, null, "año"],
    ["of an impossible year", "agno", 20, "20", "año"],
  ] as const)(
    "%s says its line, its column, what stood there and what was expected",
    (...[, column, cell, value, words]) => {
      const file = simce(changed(column, cell), [9001, ...sound.slice(1)]);
      expect(file.rejections).toHaveLength(1);
      expect(file.rejections[0]).toMatchObject({ line: 2, column, value });
      expect(file.rejections[0]?.reason).toContain(words);
      expect(file.rowCount).toBe(2);
      expect([...(columnsOf(file)[0]?.rbds ?? [])]).toEqual([9001]);
    },
  );

  it("has one rejection, however much is wrong in it", () => {
    const file = simce([null, 1, "x", "9z", 99, -1, "abc", "?", "?", "?", 900, "?"]);
    expect(file.rejections).toMatchObject([{ line: 2, column: "rbd" }]);
  });

  it("is refused as a repetition, with the line where the school already is", () => {
    const file = simce(sound, [9001, ...sound.slice(1)], changed("prom_lect4b_rbd", 300));
    expect(file.rejections).toMatchObject([{ line: 4, column: "rbd", value: "5" }]);
    expect(file.rejections[0]?.reason).toContain("ya está en la línea 2");
    expect(figureOf(file, "simce/lect", 5).value).toBe(250);
  });

  it("is a repetition in a long file only under the same indicator", () => {
    const file = parse(
      csv(
        "idps4b2024.csv",
        "rbd;agno;grado;ind;prom",
        "5;2024;4b;AM;70",
        "5;2024;4b;CC;71",
        "5;2024;4b;AM;72",
        "5;2023;4b;AM;73",
        "5;2024;4b;ZZ;74",
        "5;2024;4b;constructor;74",
      ),
    );
    expect(file.rejections.map(({ line, column }) => [line, column])).toEqual([
      [4, "rbd"],
      [6, "ind"],
      [7, "ind"],
    ]);
  });

  it("that a cut file left short is refused, and so is one with a value too many", () => {
    const file = parse(
      csv(
        "simce4b2024.csv",
        "rbd;agno;nalu_lect4b_rbd;prom_lect4b_rbd",
        "5;2024;30;250",
        "6;2024;30",
        "7;2024;30;250;9",
        "8;2024;30;250;",
      ),
    );
    expect(file.rejections).toMatchObject([
      { line: 3, column: null },
      { line: 4, column: "columna 5", value: "9" },
    ]);
    expect(file.rejections[0]?.reason).toContain("3 celdas y el encabezado 4");
  });

  it("of a workbook that ends in empty cells is taken", () => {
    expect(simce(sound.slice(0, 7)).rejections).toEqual([]);
  });
});

describe("a check digit that is not the RBD's", () => {
  const wrong = changed("dvrbd", 8);
  const draft = { fileName: "simce4b2024.xlsx", format: "xlsx", headers, rows: [wrong] } as const;

  it("is a warning for a school of the directory, since the publisher itself writes some wrong", () => {
    for (const rbds of [null, new Set([5])]) {
      const file = parse(draft, rbds);
      expect(file.rejections).toEqual([]);
      expect(file.warnings.join()).toContain("dígito verificador");
    }
  });

  it("refuses the row when the directory has no such school: one of the two is mistyped", () => {
    const file = parse(draft, new Set([9001]));
    expect(file.rejections).toMatchObject([{ line: 2, column: "dvrbd", value: "8" }]);
  });

  it("is a warning in the directory, which publishes a wrong one for some", () => {
    const file = parse(
      csv(
        "directorio.csv",
        "RBD;DGV_RBD;NOM_RBD;COD_COM_RBD;COD_DEPE2;RURAL_RBD;ESTADO_ESTAB",
        "40264;4;JARDIN INFANTIL;3301;3;0;1",
        "5;1;ESCUELA;3301;5;0;9",
      ),
    );
    expect(file.rejections).toMatchObject([{ line: 3, column: "ESTADO_ESTAB", value: "9" }]);
    expect(file.warnings.join()).toContain("RBD 40264");
  });
});

describe("what is said of a file as a whole", () => {
  it("counts the schools that the directory does not have, and takes them", () => {
    const draft = csv("idps4b2024.csv", "rbd;agno;grado;ind;prom", "5;2024;4b;AM;70", "9001;2024;4b;AM;71");
    const file = parse(draft, new Set([5]));
    expect(file.rejections).toEqual([]);
    expect(file.warnings).toEqual([
      "1 RBD no está en el directorio cargado: 9001. Sus datos se guardan igual.",
    ]);
  });

  it("gives each figure the grade and year of its own row and names them all", () => {
    const file = parse(
      csv(
        "idps.csv",
        "rbd;agno;grado;ind;prom",
        "5;2024;4b;AM;70",
        "5;2024;2;AM;60",
        "6;2024;4b;AM;71",
        "6;2023;4b;AM;72",
      ),
    );
    expect(columnsOf(file).map(({ grade, year }) => `${grade} ${year}`)).toEqual([
      "4b 2024",
      "2m 2024",
      "4b 2023",
    ]);
    expect(file).toMatchObject({ grade: "4b", year: 2024 });
    expect(file.warnings.join()).toContain("4° básico 2024 (2 filas), II medio 2024 (1 filas)");
  });

  it("believes the rows where the name of the file says another year, grade or family", () => {
    const file = parse(csv("simce6b2023_rbd.csv", "rbd;agno;grado;ind;prom", "5;2024;4b;AM;70"));
    expect(file).toMatchObject({ family: "idps", grade: "4b", year: 2024 });
    const said = file.warnings.join(" ");
    expect(said).toContain("dice 2023, pero sus filas dicen 2024");
    expect(said).toContain("dice 6° básico, pero sus filas dicen 4° básico");
    expect(said).toContain("dice Simce, pero su contenido no lo es");
  });

  it("takes a grade, a year and a subject that nobody has seen, by the pattern of its columns", () => {
    const file = parse(
      csv(
        "simce2b2031_rbd_final.csv",
        "rbd;agno;grado;nalu_ingl2b_rbd;prom_ingl2b_rbd;desv_ingl2b_rbd",
        "5;2031;2;30;260;12",
      ),
    );
    expect(figureOf(file, "simce/ingl", 5)).toMatchObject({ value: 260, grade: "2b", year: 2031 });
    expect(file.reading.unknown).toEqual(["desv_ingl2b_rbd"]);
    expect(file.warnings.join()).toContain("ingl (simce/ingl)");
  });

  it("says what each column was taken for", () => {
    const file = parse(csv("idps4b2024.csv", "rbd;agno;grado;ind;prom;otra", "5;2024;4b;AM;70;x"));
    expect(file.reading.mapped).toContainEqual({ column: "prom", meaning: "Índice, de 0 a 100" });
    expect(file.reading.unknown).toEqual(["otra"]);
  });

  it.each([
    ["20250422", "2025-04-22"],
    ["2025-04-22", "2025-04-22"],
    ["22-04-2025", "2025-04-22"],
    ["20251399", null],
  ])("reads the day %s as %s", (written, day) => {
    const file = parse(
      csv("simce4b2024.csv", "rbd;agno;prom_lect4b_rbd;fecha_bbdd", `5;2024;250;${written}`),
    );
    expect(file.fileDate).toBe(day);
  });
});
