import { describe, expect, it } from "vitest";
import { columnsOf, csv, figureOf, parse } from "./official-tables";

/** One test for each oddity seen in official files, in the order of the notes that came with them. */
describe("an official file with the publisher's own oddities", () => {
  it("1: is not confused by broken commune codes, which it never reads", () => {
    const file = parse(
      csv(
        "simce4b2015_rbd_final.csv",
        "rbd;cod_com_rbd;nom_com_rbd;nalu_lect4b_rbd;prom_lect4b_rbd;agno",
        "9001;17;LA PINTANA;30;250;2015",
        "9002;29;LO PRADO;30;251;2015",
        "9003;29;PUDAHUEL;30;252;2015",
      ),
    );
    expect(file.rejections).toEqual([]);
    expect(file.reading.ignored).toEqual(["cod_com_rbd", "nom_com_rbd"]);
    expect([...(columnsOf(file)[0]?.rbds ?? [])]).toEqual([9001, 9002, 9003]);
  });

  it("2: takes rows whose commune is cut short, blank or in other letters", () => {
    const file = parse(
      csv(
        "idps4b2018_rbd.csv",
        "RBD;NOM_COMUNA;grado;ind_am_rbd",
        "9001;Freir;4b;74.5",
        "9002;;4b;75.5",
        "9003;ALTO DEL CARM;4b;76.5",
      ),
    );
    expect(file.rowCount - file.rejections.length).toBe(3);
  });

  it("3: reads commune codes of four and of five digits as one", () => {
    const row = (rbd: number, commune: string) => `${rbd};ESCUELA;${commune};5;0;1;-28,5;-70,7;1;100`;
    const file = parse(
      csv(
        "directorio.csv",
        "RBD;NOM_RBD;COD_COM_RBD;COD_DEPE2;RURAL_RBD;ESTADO_ESTAB;LATITUD;LONGITUD;CONVENIO_PIE;MAT_TOTAL",
        row(9001, "3301"),
        row(9002, "03301"),
        row(9003, "8401"),
        row(9004, "16101"),
      ),
    );
    if (file.content.kind !== "directory") throw new Error("not a directory");
    expect(file.content.rows.map(({ cut }) => cut)).toEqual(["03301", "03301", "08401", "16101"]);
  });

  it("4: takes a mean of 0 as missing, with the mark that explains it", () => {
    const file = parse(
      csv(
        "simce4b2022_rbd_final.csv",
        "rbd;nalu_lect4b_rbd;prom_lect4b_rbd;marca_lect4b_rbd;agno",
        "9001;4;0;1;2022",
        "9002;40;145;;2022",
      ),
    );
    expect(figureOf(file, "simce/lect", 9001)).toMatchObject({
      value: null,
      status: "reserved",
      mark: "La cantidad de estudiantes evaluados es insuficiente para publicar el resultado.",
    });
    expect(figureOf(file, "simce/lect", 9002)).toMatchObject({ value: 145, status: "valued" });
  });

  it("5: takes standards of 0/0/0 or blank beside a score as not reported, and percentages written as text", () => {
    const file = parse({
      fileName: "simce4b2016_rbd_final.xlsx",
      format: "xlsx",
      headers: [
        ...["rbd", "agno", "nalu_lect4b_rbd", "prom_lect4b_rbd"],
        ...["palu_eda_ins_lect4b_rbd", "palu_eda_ele_lect4b_rbd", "palu_eda_ade_lect4b_rbd"],
      ],
      rows: [
        [9001, 2016, 30, 250, "54.2", 45.8, 0],
        [9002, 2016, 4, 240, "0.0", "0.0", "0.0"],
        [9003, 2016, 30, 245, null, null, null],
      ],
    });
    expect(figureOf(file, "simce/lect/ins", 9001)).toMatchObject({ value: 54.2, status: "valued" });
    expect(figureOf(file, "simce/lect/ade", 9001)).toMatchObject({ value: 0, status: "valued" });
    expect(figureOf(file, "simce/lect/ins", 9002)).toMatchObject({ value: null, status: "reserved" });
    expect(figureOf(file, "simce/lect", 9002)).toMatchObject({ value: 240, status: "few_students" });
    expect(figureOf(file, "simce/lect/ele", 9003).value).toBeNull();
  });

  it("6: reads labels and codes of other years as the same thing, also the mark's other scale of 2015", () => {
    const header =
      "rbd;agno;cod_grupo;nalu_lect2m_rbd;prom_lect2m_rbd;difgru_lect2m_rbd;siggru_lect2m_rbd;marca_lect2m_rbd";
    const labels = parse(
      csv(
        "simce2m2016_rbd_final.csv",
        header,
        "9001;2016;Medio bajo;30;250;-7;Negativa y significativa;Ajenas a la Agencia: Resultados no representativos",
      ),
    );
    const codes = parse(csv("simce2m2018_rbd_final.csv", header, "9001;2018;2;30;250;-7;-1;2"));
    const read = { gse: 2, gseDifference: -7, gseSignificance: -1, value: 250 };
    expect(figureOf(labels, "simce/lect", 9001)).toMatchObject(read);
    expect(figureOf(codes, "simce/lect", 9001)).toMatchObject(read);
    expect(figureOf(labels, "simce/lect", 9001).mark).toBe(figureOf(codes, "simce/lect", 9001).mark);
    const other = parse(csv("simce2m2015_rbd_final.csv", header, "9001;2015;2;30;250;-7;-1;2"));
    expect(figureOf(other, "simce/lect", 9001).mark).toBe(
      "Marca 2 de la escala de 2015, que el publicador no explica.",
    );
  });

  it("7: knows SLEP by the directory's own code and never reads the dependence of results", () => {
    const file = parse(
      csv(
        "directorio.csv",
        "RBD;NOM_RBD;COD_COM_RBD;COD_DEPE2;RURAL_RBD;ESTADO_ESTAB",
        "9001;LICEO;13103;5;0;1",
        "9002;LICEO;13103;4;0;1",
      ),
    );
    if (file.content.kind !== "directory") throw new Error("not a directory");
    expect(file.content.rows.map(({ dependence }) => dependence)).toEqual([
      "slep",
      "administracion_delegada",
    ]);
    const results = parse(csv("idps2m2022.csv", "rbd;agno;grado;ind;prom;cod_depe2", "9001;2022;2;AM;70;4"));
    expect(results.reading.ignored).toEqual(["cod_depe2"]);
  });

  it("8: reads rurality as the directory writes it, 0 urban and 1 rural", () => {
    const file = parse(
      csv(
        "directorio.csv",
        "RBD;NOM_RBD;COD_COM_RBD;COD_DEPE2;RURAL_RBD;ESTADO_ESTAB",
        "9001;ESCUELA;3304;5;1;1",
        "9002;ESCUELA;3304;5;0;1",
        "9003;ESCUELA;3304;5;2;1",
      ),
    );
    if (file.content.kind !== "directory") throw new Error("not a directory");
    expect(file.content.rows.map(({ isRural }) => isRural)).toEqual([true, false]);
    expect(file.rejections).toMatchObject([{ line: 4, column: "RURAL_RBD", value: "2" }]);
  });

  it("9: finds columns in any order and case, whatever the third subject, and checks the grade against them", () => {
    const file = parse(
      csv(
        "simce4b2014_rbd_final.csv",
        "AGNO;GRADO;PROM_SOC4B_RBD;NALU_SOC4B_RBD;COD_REG_RBD_2014;CODIGO_BDD;RBD",
        "2014;4;250;30;15;final20151009v1;9001",
        "2014;4b;251;30;15;final20151009v1;9002",
        "2014;6b;252;30;15;final20151009v1;9003",
      ),
    );
    expect(file).toMatchObject({ family: "simce", grade: "4b", year: 2014, version: "final20151009v1" });
    expect(figureOf(file, "simce/hist", 9001)).toMatchObject({ value: 250, grade: "4b" });
    expect(file.reading.ignored).toEqual(["COD_REG_RBD_2014"]);
    expect(file.rejections).toMatchObject([{ line: 4, column: "GRADO", value: "6b" }]);
  });

  it("9: takes the year of a wide file without one from its name", () => {
    const file = parse(csv("idps4b2018_rbd_historico.csv", "RBD;grado;ind_am_rbd", "9001;4b;74", "9002;;75"));
    expect(file).toMatchObject({ family: "idps", grade: "4b", year: 2018 });
    expect(figureOf(file, "idps/am", 9002)).toMatchObject({ grade: "4b", year: 2018 });
  });

  it("10: reads wide columns, letters and numbers as the same full path, 3 being PF and 4 HV", () => {
    const wide = parse(csv("idps4b2018.csv", "rbd;grado;ind_pf_rbd;dim_pf_pa_rbd", "9001;4b;70;71"));
    const letters = parse(csv("idps2m2023_dim.csv", "rbd;agno;grado;ind;dim;prom", "9001;2023;2;PF;PA;71"));
    const numbers = parse(
      csv("idps2m2025_dim.csv", "rbd;agno;grado;id_indicador;id_dimension;prom", "9001;2025;2m;3;31;71"),
    );
    for (const file of [wide, letters, numbers]) expect(figureOf(file, "idps/pf/pa", 9001).value).toBe(71);
    expect([letters.family, numbers.family]).toEqual(["idps_dimension", "idps_dimension"]);
    const healthy = parse(csv("idps4b2025.csv", "rbd;agno;grado;id_indicador;prom", "9001;2025;4b;4;66"));
    expect(figureOf(healthy, "idps/hv", 9001).value).toBe(66);
  });

  it("10: keeps apart the PA that is a dimension and the PA that is a sub-dimension, in letters and numbers", () => {
    const header = (codes: string) => `rbd;agno;grado;${codes};niv_bajo_por;niv_medio_por;niv_alto_por`;
    const letters = parse(csv("niveles.csv", header("ind;dim;sdim"), "9001;2023;2m;AM;AA;PA;10;20;70"));
    const numbers = parse(
      csv(
        "niveles.csv",
        header("id_indicador;id_dimension;id_subdimension"),
        "9001;2025;2m;1;11;112;10;20;70",
      ),
    );
    for (const file of [letters, numbers]) {
      expect(file.family).toBe("idps_level");
      expect(figureOf(file, "idps/am/aa/pa#alto", 9001).value).toBe(70);
    }
    const mixed = parse(csv("idps.csv", "rbd;agno;grado;ind;dim;prom", "9001;2023;2m;AM;PA;70"));
    expect(mixed.rejections).toMatchObject([{ line: 2, column: "dim", value: "PA" }]);
  });

  it("11: accepts the marks of IDPS, and withholds the percentages of a level file that carry one", () => {
    const index = parse(
      csv(
        "idps4b2025.csv",
        "rbd;agno;grado;id_indicador;prom;dif;mdif;sigdif;difgru;mdifgru;sigdifgru",
        "9001;2025;4b;1;;;/;;;¬;",
        "9002;2025;4b;1;70;;¬;;2;;0",
        "9003;2025;4b;1;70;;#;;2;;0",
      ),
    );
    expect(figureOf(index, "idps/am", 9001)).toMatchObject({ value: null, status: "no_data" });
    expect(figureOf(index, "idps/am", 9002)).toMatchObject({ value: 70, difference: null, gseDifference: 2 });
    expect(index.rejections).toMatchObject([{ line: 4, column: "mdif", value: "#" }]);
    const levels = parse(
      csv(
        "niveles.csv",
        "rbd;agno;grado;ind;dim;sdim;niv_bajo_por;niv_medio_por;niv_alto_por;niv_mbajo_por",
        "9001;2023;2m;AM;AA;AA;;;;«",
      ),
    );
    expect(figureOf(levels, "idps/am/aa/aa#bajo", 9001)).toMatchObject({
      value: null,
      status: "reserved",
      mark: "La Agencia no publica este resultado.",
    });
  });

  it("12: misses nothing in the middle of a sub-dimension that has two levels by design", () => {
    const file = parse(
      csv(
        "IDPS_Niveles_2M.csv",
        "nivel;rbd;agno;grado;ind;dim;sdim;niv_bajo_por;niv_medio_por;niv_alto_por",
        "MEDIA;9001;2024;2m;AM;ME;PM;40;;60",
        "MEDIA;9001;2024;2m;AM;ME;ID;20;30;50",
      ),
    );
    expect(columnsOf(file).map(({ indicator }) => indicator)).toEqual([
      "idps/am/me/pm#bajo",
      "idps/am/me/pm#alto",
      "idps/am/me/id#bajo",
      "idps/am/me/id#medio",
      "idps/am/me/id#alto",
    ]);
    expect(file).toMatchObject({ family: "idps_level", rejections: [] });
  });

  it("13: rounds the fourteen decimals of an index to two and keeps a score as published", () => {
    const index = parse(csv("idps2m2017.csv", "rbd;agno;grado;ind_am", "9001;2017;2m;72.69903644702875"));
    expect(figureOf(index, "idps/am", 9001).value).toBe(72.7);
    const score = parse(
      csv("simce4b2017.csv", "rbd;agno;nalu_lect4b_rbd;prom_lect4b_rbd", "9001;2017;30;268.12345678901234"),
    );
    expect(figureOf(score, "simce/lect", 9001).value).toBe(268.12345678901234);
  });

  it("14: reads numbers with a decimal comma or point, and a blank of the directory as nothing", () => {
    const file = parse(
      csv(
        "directorio.csv",
        "AGNO;RBD;NOM_RBD;COD_COM_RBD;COD_DEPE2;RURAL_RBD;LATITUD;LONGITUD;MAT_TOTAL;ESTADO_ESTAB",
        "2025;9001;ESCUELA BASICA;3301;5;0;-28,5712;-70.7581;;1",
      ),
    );
    if (file.content.kind !== "directory") throw new Error("not a directory");
    expect(file.content.rows[0]).toMatchObject({ latitude: -28.5712, longitude: -70.7581, enrolment: null });
  });

  it("15: reads the sheet of a workbook that holds the family, and names the others", () => {
    const draft = csv("simce.xlsx", "rbd;agno;prom_lect4b_rbd", "9001;2024;250");
    const file = parse({ ...draft, format: "xls", sheet: "myexcelsheet" });
    expect(file.reading).toMatchObject({ format: "xls", sheet: "myexcelsheet", delimiter: null });
  });

  it("16: keeps a school that did not sit the test, without a figure and with the reason", () => {
    const header = "rbd;agno;nalu_lect4b_rbd;prom_lect4b_rbd;noaplica";
    const file = parse(
      csv(
        "simce4b2023.csv",
        header,
        "9001;2023;;;5",
        "9002;2023;0;;Cursos con 100% alumnos PIE",
        "9003;2023;;;8",
        "9004;2023;;;9",
      ),
    );
    expect(figureOf(file, "simce/lect", 9001)).toMatchObject({
      value: null,
      status: "no_data",
      mark: "Establecimiento o curso en paro.",
    });
    expect(figureOf(file, "simce/lect", 9002).mark).toBe(
      "Curso formado en su totalidad por estudiantes integrados.",
    );
    expect(figureOf(file, "simce/lect", 9003).status).toBe("no_data");
    expect(file.rejections).toMatchObject([{ line: 5, column: "noaplica", value: "9" }]);
  });

  it("17: reads the category by how many schools it has, not by a header of the wrong enrolment", () => {
    const header =
      "RBD;Nombre Establecimiento;Región;Comuna;Dependencia;Matrícula Media 2017;Categoría Desempeño 2018";
    const schools = Array.from({ length: 4100 }, (_, index) => `${index + 10};E;R;C;Municipal;200;MEDIO`);
    const file = parse(
      csv(
        "Desempeno2018.csv",
        header,
        "1;E;R;C;Municipal;200;INSUFICIENTE",
        "2;E;R;C;Municipal;200;MEDIO-BAJO (NUEVO)",
        "3;E;R;C;Municipal;200;ALTO",
        "4;E;R;C;Municipal;6;SIN CATEGORIA: BAJA MATRICULA",
        "5;E;R;C;Municipal;200;SIN CATEGORIA: FALTA DE INFORMACIÓN",
        "6;E;R;C;Municipal;200;EXCELENTE",
        ...schools,
      ),
    );
    const of = (rbd: number) => figureOf(file, "category/basica", rbd);
    expect([of(1).value, of(2).value, of(10).value, of(3).value]).toEqual([1, 2, 3, 4]);
    expect(of(2).mark).toContain("(NUEVO)");
    expect(of(4)).toMatchObject({ value: null, status: "no_data", mark: "Sin categoría: baja matrícula." });
    expect(of(5).mark).toBe("Sin categoría: falta de información.");
    expect(file.rejections).toMatchObject([{ line: 7, value: "EXCELENTE" }]);
    expect(file.warnings.join()).toContain("Matrícula Media 2017");
    expect(file).toMatchObject({ family: "category", year: 2018 });
    const secondary = parse(csv("categoria_media_2019.csv", "rbd;Categoría Desempeño 2019", "9001;ALTO"));
    expect(figureOf(secondary, "category/media", 9001)).toMatchObject({ value: 4, year: 2019 });
  });

  it("18: warns of coordinates outside Chile or beyond reading, and keeps the school", () => {
    const file = parse(
      csv(
        "directorio.csv",
        "RBD;NOM_RBD;COD_COM_RBD;COD_DEPE2;RURAL_RBD;ESTADO_ESTAB;LATITUD;LONGITUD",
        "9001;ESCUELA;3301;5;0;1;-72,48;-51,73",
        "9002;ESCUELA;3301;5;0;1;-33,28;-70,8711003,17",
        "9003;ESCUELA;5201;5;0;1;-27,15;-109,43",
      ),
    );
    if (file.content.kind !== "directory") throw new Error("not a directory");
    expect(file.rejections).toEqual([]);
    expect(file.content.rows.map(({ latitude }) => latitude)).toEqual([-72.48, null, -27.15]);
    expect(file.warnings.filter((warning) => warning.includes("coordenadas"))).toHaveLength(2);
  });

  it("19: calls few what fewer than ten students sat, and keeps a mark beside a score", () => {
    const file = parse(
      csv(
        "simce4b2024.csv",
        "rbd;agno;nalu_lect4b_rbd;prom_lect4b_rbd;marca_lect4b_rbd",
        "490;2024;2;288;",
        "9002;2024;9;250;",
        "9003;2024;10;250;2",
        "9004;2024;1;;1",
      ),
    );
    const statuses = [490, 9002, 9003, 9004].map((rbd) => figureOf(file, "simce/lect", rbd).status);
    expect(statuses).toEqual(["few_students", "few_students", "valued", "reserved"]);
    expect(figureOf(file, "simce/lect", 9003).mark).toContain("no es representativo");
  });

  it("20: keeps the socioeconomic group of each row and the difference with the previous application", () => {
    const header =
      "rbd;agno;cod_grupo;nalu_lect4b_rbd;prom_lect4b_rbd;dif_lect4b_rbd;sigdif_lect4b_rbd;marcadif_lect4b_rbd";
    const zeroStyle = parse(
      csv(
        "simce4b2022.csv",
        header,
        "9001;2022;3;30;250;-8;0;",
        "9002;2022;1;30;250;0;0;3",
        "9003;2022;2;30;250;0;0;",
      ),
    );
    expect(figureOf(zeroStyle, "simce/lect", 9001)).toMatchObject({
      gse: 3,
      difference: -8,
      significance: 0,
    });
    // In this application a difference that is not reported is written 0, with its mark.
    expect(figureOf(zeroStyle, "simce/lect", 9002)).toMatchObject({
      gse: 1,
      difference: null,
      significance: null,
    });
    expect(figureOf(zeroStyle, "simce/lect", 9003)).toMatchObject({ gse: 2, difference: 0, significance: 0 });
    const blankStyle = parse(
      csv("simce4b2023.csv", header, "9001;2023;3;30;250;0;0;2", "9002;2023;3;30;250;;;2"),
    );
    expect(figureOf(blankStyle, "simce/lect", 9001).difference).toBe(0);
    expect(figureOf(blankStyle, "simce/lect", 9002).difference).toBeNull();
  });

  it("21: keeps the file name and the version that it contradicts, and says so", () => {
    const file = parse(
      csv(
        "simce4b2024_rbd_final.csv",
        "rbd;agno;prom_lect4b_rbd;codigo_bbdd;fecha_bbdd",
        "9001;2024;250;preliminar20240422v1;20250422",
      ),
    );
    expect(file).toMatchObject({
      fileName: "simce4b2024_rbd_final.csv",
      version: "preliminar20240422v1",
      fileDate: "2025-04-22",
    });
    expect(file.warnings.join()).toContain("dice final; su versión interna, preliminar20240422v1");
  });
});
