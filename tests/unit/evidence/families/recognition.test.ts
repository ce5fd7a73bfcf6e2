import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import { parseOfficialFile } from "@/lib/evidence/rules/families/parse-official-file";
import type { SourceFile } from "@/lib/evidence/schema/source";
import { csv, fileOf, parse, tableOf } from "./official-tables";

const known = { rbds: null };

function refusalOf(header: string, fileName = "archivo.csv"): string {
  try {
    parse(csv(fileName, header, header.replaceAll(/[^;]+/g, "1")));
  } catch (error) {
    if (error instanceof AppError && error.code === "UNKNOWN_FILE") return error.message;
    throw error;
  }
  throw new Error("the file was taken");
}

function geojson(features: readonly unknown[]): SourceFile {
  return {
    ...fileOf(csv("comunas.geojson", "")),
    format: "geojson",
    tables: [],
    geojson: { type: "FeatureCollection", features },
  };
}

describe("a file of another kind", () => {
  it("is refused with what was expected and what was found", () => {
    const message = refusalOf("fecha;monto;glosa del pago");
    expect(message).toContain("Se espera Simce o IDPS por establecimiento");
    expect(message).toContain("Se encontró: fecha, monto, glosa del pago");
  });

  it.each([
    ["prom_lect4b_rbd;nalu_lect4b_rbd;agno", "Parece Simce, pero falta la columna rbd"],
    ["rbd;nalu_lect4b_rbd;agno", "faltan las columnas de puntaje promedio"],
    ["cod_com;prom_lect4b_com;agno", "por comuna, provincia o región"],
    ["agno;grado;ind;prom", "Parece IDPS, pero falta la columna rbd"],
    ["rbd;agno;grado;ind", "falta la columna prom"],
    ["rbd;agno;niv_bajo_por;niv_alto_por", "faltan columnas de los niveles"],
    ["rbd;nom_rbd;latitud;longitud", "Parece el directorio"],
    ["nombre_slep;comuna", "Parece el listado de SLEP"],
    ["idalumno;rbd;cest_p05_01;cest_p05_02", "Conjuntos de datos"],
    ["rbd;mrun;prom_lect4b_rbd", "Conjuntos de datos"],
    ["Nombre;Descripción;Tipo", "libro de códigos"],
  ])("that looks like %s is helped on", (header, help) => {
    expect(refusalOf(header)).toContain(help);
  });

  it("without a year anywhere is refused, with what to do", () => {
    expect(refusalOf("rbd;grado;ind_am_rbd", "datos.csv")).toContain("no dice su año");
  });
});

describe("a workbook with several sheets", () => {
  it("is read in the sheet of a known family, and the others are named", () => {
    const notes = tableOf({
      fileName: "",
      format: "xlsx",
      sheet: "Notas",
      headers: ["Consideraciones"],
      rows: [],
    });
    const draft = csv("simce.xlsx", "rbd;agno;prom_lect4b_rbd", "5;2024;250");
    const data = tableOf({ ...draft, format: "xlsx", sheet: "Datos" });
    const again = tableOf({ ...draft, format: "xlsx", sheet: "Otra" });
    const file = parseOfficialFile({ ...fileOf(draft), format: "xlsx", tables: [notes, data, again] }, known);
    expect(file.reading.sheet).toBe("Datos");
    expect(file.warnings.filter((warning) => /«(Notas|Otra)»/.test(warning))).toHaveLength(2);
  });
});

describe("the list of local services", () => {
  it("gives each commune its service, and refuses what names none or a commune twice", () => {
    const file = parse(
      csv(
        "listado_slep_2026.csv",
        "AGNO_TRASPASO_EDUC;NOMBRE_SLEP;NOMBRE_SLEP_FORMATO;NOMBRE_REGION;NUM_REGION;NOM_COMUNA_FORMATO;COD_COM_RBD",
        "2021;HUASCO;Huasco;Atacama;3;Vallenar;3301",
        ";HUASCO;Huasco;Atacama;3;Freirina;03303",
        "2021;HUASCO;Huasco;Atacama;3;Vallenar;3301",
        "2021;HUASCO;;Atacama;3;Huasco;3304",
        "2021;HUASCO;Huasco;Atacama;33;Huasco;3304",
      ),
    );
    if (file.content.kind !== "slep") throw new Error("not a list");
    expect(file).toMatchObject({ family: "slep", year: 2026, rowCount: 5 });
    expect(file.content.rows).toMatchObject([
      { cut: "03301", slepName: "Huasco", communeName: "Vallenar", regionCode: 3, transferYear: 2021 },
      { cut: "03303", transferYear: null },
    ]);
    expect(file.rejections.map(({ line, column }) => [line, column])).toEqual([
      [4, "COD_COM_RBD"],
      [5, "NOMBRE_SLEP_FORMATO"],
      [6, "NUM_REGION"],
    ]);
  });
});

describe("commune polygons", () => {
  const ring = [
    [-70.12345678, -28.1],
    [-70.2, -28.1],
    [-70.2, -28.2],
    [-70.12345678, -28.1],
  ];
  const feature = (code: unknown, geometry: unknown) => ({
    type: "Feature",
    properties: {
      cod_comuna: code,
      codregion: 3,
      Region: "Atacama",
      Comuna: "Vallenar",
      Provincia: "Huasco",
    },
    geometry,
  });

  it("keep their holes and islands, at four decimals", () => {
    const holed = { type: "Polygon", coordinates: [ring, ring] };
    const islands = { type: "MultiPolygon", coordinates: [[ring], [ring, ring]] };
    const file = parseOfficialFile(geojson([feature(3301, holed), feature("03303", islands)]), known);
    if (file.content.kind !== "communes") throw new Error("not communes");
    expect(file).toMatchObject({ family: "communes", rejections: [], rowCount: 2 });
    const rounded = [[-70.1235, -28.1], ...ring.slice(1, 3), [-70.1235, -28.1]];
    expect(file.content.rows.map(({ cut, geometry }) => [cut, geometry.coordinates])).toEqual([
      ["03301", [rounded, rounded]],
      ["03303", [[rounded], [rounded, rounded]]],
    ]);
  });

  it("refuse what is no commune, is there twice or cannot be drawn, by its place in the file", () => {
    const polygon = { type: "Polygon", coordinates: [ring] };
    const file = parseOfficialFile(
      geojson([
        feature(3301, polygon),
        feature(0, polygon),
        feature(3301, polygon),
        feature(3302, { type: "Polygon", coordinates: [ring.slice(0, 3)] }),
        feature(3303, { type: "Point", coordinates: [-70, -28] }),
        null,
      ]),
      known,
    );
    expect(file.rejections.map(({ line, column }) => [line, column])).toEqual([
      [2, "cod_comuna"],
      [3, "cod_comuna"],
      [4, "geometry"],
      [5, "geometry"],
      [6, "cod_comuna"],
    ]);
  });

  it("of no commune at all are a file of another kind", () => {
    expect(() => parseOfficialFile(geojson([]), known)).toThrow("no tiene polígonos de comunas");
  });
});
