import { describe, expect, it } from "vitest";
import type { ExplorerColumn, ExplorerFrame, ExplorerRow } from "@/lib/evidence/schema/explorer";
import type { Figure } from "@/lib/evidence/schema/figures";
import { coverageWords } from "@/lib/reports/rules/evidence-dictionary";
import { evidenceFileName } from "@/lib/reports/rules/evidence-file-name";
import { tidyColumns, tidyRows, wideHeader, wideRow } from "@/lib/reports/rules/evidence-tables";

const column: ExplorerColumn = {
  key: "2024",
  grade: "4b",
  year: 2024,
  indicator: {
    path: "simce/lect",
    name: "Simce Lectura",
    shortName: "Lectura",
    unit: "score",
    parentPath: null,
  },
};

const category: ExplorerColumn = {
  key: "2019",
  grade: "4b",
  year: 2019,
  indicator: {
    path: "category/basica",
    name: "Categoría de Desempeño, básica",
    shortName: "Categoría básica",
    unit: "category",
    parentPath: null,
  },
};

function figure(overrides: Partial<Figure> = {}): Figure {
  return {
    id: "f1",
    year: 2024,
    status: "valued",
    value: 253,
    n: 62,
    mark: null,
    previousDifference: null,
    previousSignificance: null,
    gseDifference: -2,
    gseSignificance: 0,
    gseGroup: 2,
    sameGse: { mean: 255.126, standardDeviation: 18, schoolCount: 900 },
    national: { mean: 271, standardDeviation: 25, schoolCount: 6_000 },
    origin: { publisher: "Agencia", fileName: "simce4b2024.csv", internalVersion: "v1", row: 7 },
    ...overrides,
  };
}

function row(...figures: (Figure | null)[]): ExplorerRow {
  const school = {
    ...{ id: "s1", rbd: 4591, name: "Escuela Uno", communeName: "Huasco", communeCut: "03303" },
    ...{ territoryName: "Huasco", isRural: true, dependence: "slep" as const, isOwn: false },
  };
  return { school, figures };
}

describe("the table as it is seen", () => {
  it("has one cell for each heading", () => {
    const columns = [column, category];
    expect(wideRow(row(figure(), null), columns)).toHaveLength(wideHeader(columns).length);
  });

  it("gives figure, state, students, group and official comparison under a heading that says of what and of when", () => {
    expect(wideHeader([column]).slice(7)).toEqual([
      "Lectura 4° 2024",
      "Lectura 4° 2024: estado",
      "Lectura 4° 2024: estudiantes",
      "Lectura 4° 2024: GSE",
      "Lectura 4° 2024: frente a su GSE",
      "Lectura 4° 2024: diferencia con su GSE",
      "Lectura 4° 2024: media de su GSE",
    ]);
    expect(wideRow(row(figure()), [column]).slice(7)).toEqual([
      253,
      "con dato",
      62,
      "Medio bajo",
      "similar",
      -2,
      255.13,
    ]);
  });

  it("says a missing figure in words and never as zero", () => {
    const few = figure({
      status: "few_students",
      value: null,
      n: 4,
      gseDifference: null,
      gseSignificance: null,
    });
    expect(wideRow(row(few), [column]).slice(7, 9)).toEqual([null, "pocos estudiantes"]);
    expect(wideRow(row(null), [column]).slice(7, 9)).toEqual([null, "sin dato"]);
  });

  it("writes a category by name under a heading with its year", () => {
    expect(wideHeader([category])[7]).toBe("Categoría básica 4° 2019");
    expect(wideRow(row(figure({ value: 2, year: 2019 })), [category])[7]).toBe("Medio-bajo");
  });
});

describe("the tidy table", () => {
  it("holds one row for each figure, in the columns that the dictionary explains", () => {
    const rows = tidyRows(row(figure(), null), [column, category]);
    expect(rows).toHaveLength(1);
    const named = Object.fromEntries(tidyColumns.map(({ name }, index) => [name, rows[0]?.[index]]));
    expect(rows[0]).toHaveLength(tidyColumns.length);
    expect(named).toMatchObject({
      rbd: 4591,
      commune_cut: "03303",
      rural: true,
      indicator: "simce/lect",
      grade: "4b",
      year: 2024,
      value: 253,
      status: "valued",
      n: 62,
      gse_significance: 0,
      gse_mean: 255.13,
      source_file: "simce4b2024.csv",
      source_version: "v1",
      source_row: 7,
      figure_id: "f1",
    });
  });
});

describe("a file's name", () => {
  const frame: ExplorerFrame = {
    territory: { code: "andalien-sur", name: "Andalién Sur" },
    ...{ territories: [], communes: [], indicators: [], grades: [], gradesOfIndicators: [], years: [] },
    selection: { grade: "4b", paths: ["simce/lect"], years: [2024, 2022] },
  };

  it("says what and of when", () => {
    expect(evidenceFileName(frame, { format: "xlsx", today: "2026-11-25" })).toBe(
      "evidencia-andalien-sur-4b-simce-lect-2022-2024-al-2026-11-25.xlsx",
    );
    expect(
      evidenceFileName(
        {
          ...frame,
          territory: null,
          selection: { grade: "2m", paths: ["idps/am", "idps/cc"], years: [2024] },
        },
        { format: "ordenado", today: "2026-11-25" },
      ),
    ).toBe("evidencia-todos-los-territorios-2m-2-indicadores-2024-ordenado-al-2026-11-25.csv");
  });
});

describe("the coverage of an indicator", () => {
  it("names grades and years, oldest first, or that there is none", () => {
    expect(
      coverageWords({
        grades: [
          { grade: "4b", years: [2024, 2022] },
          { grade: "2m", years: [2024] },
        ],
      }),
    ).toBe("4°: 2022, 2024; II medio: 2024");
    expect(coverageWords({ grades: [] })).toBe("Sin datos en sus territorios");
  });
});
