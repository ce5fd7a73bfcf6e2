import { beforeAll, describe, expect, it } from "vitest";
import { checkDigitOf } from "@/lib/format/check-digit";
import { isGradeCode } from "@/lib/format/grade";
import type { Figure } from "@/prisma/seed/official/figures";
import { allIndicators } from "@/lib/evidence/rules/indicators";
import {
  readCommunes,
  readNational,
  readOfficialDirectory,
  readOfficialResults,
  readSources,
} from "@/prisma/seed/official/load";

const directory = readOfficialDirectory();
const territoryByCut = new Map(
  directory.territories.flatMap(({ code, communes }) => communes.map((cut) => [cut, code])),
);
const slepSchools = directory.schools.filter(({ dependence }) => dependence === "slep");
let figures: readonly Figure[] = [];

beforeAll(() => {
  figures = readOfficialResults();
});

function find(rbd: number, application: string, indicator: string): Figure | undefined {
  return figures.find(
    (f) => f.rbd === rbd && `${f.grade} ${f.year}` === application && f.indicator === indicator,
  );
}

/** Listed SLEP schools, and those with a shown score in some of the indicators, by territory. */
function listedAndShown(application: string, indicator: RegExp): Record<string, [number, number]> {
  const chosen = figures.filter((f) => `${f.grade} ${f.year}` === application && indicator.test(f.indicator));
  const listed = new Set(chosen.map(({ rbd }) => rbd));
  const shown = new Set(chosen.filter(({ value }) => value !== null).map(({ rbd }) => rbd));
  return Object.fromEntries(
    directory.territories.map(({ code }) => {
      const own = slepSchools.filter(({ cut }) => territoryByCut.get(cut) === code).map(({ rbd }) => rbd);
      return [
        code,
        [own.filter((rbd) => listed.has(rbd)).length, own.filter((rbd) => shown.has(rbd)).length],
      ];
    }),
  );
}

describe("the directory", () => {
  it("holds the 458 functioning schools, 188 of them of the three SLEP", () => {
    expect(directory.schools).toHaveLength(458);
    const counts = directory.territories.map(
      ({ code }) => slepSchools.filter(({ cut }) => territoryByCut.get(cut) === code).length,
    );
    expect(counts).toEqual([53, 53, 82]);
  });

  it("agrees with the check digit of every RBD but the one that the directory itself publishes wrong", () => {
    const wrong = directory.schools.filter(({ rbd, checkDigit }) => checkDigit !== checkDigitOf(rbd));
    expect(wrong.map(({ rbd }) => rbd)).toEqual([40264]);
  });

  it("names communes in full, with their accents, and pads their codes", () => {
    const names = new Map(directory.communes.map(({ cut, name }) => [cut, name]));
    expect(names.size).toBe(11);
    expect(names.get("03302")).toBe("Alto del Carmen");
    expect(names.get("08101")).toBe("Concepción");
  });

  it("writes school names as Spanish does", () => {
    const names = new Map(directory.schools.map(({ rbd, name }) => [rbd, name]));
    expect(names.get(459)).toBe("Escuela Básica España");
    expect(names.get(10088)).toBe("Escuela Herminda de la Victoria");
    expect(names.get(24754)).toBe("CEIA Georgina Salas Dinamarca");
    expect(names.get(4533)).toBe("Liceo Técnico Femenino A-29 de Concepción");
    expect(names.get(18236)).toBe("Escuela Especial Diferencial y de Lenguaje Maison de L'Enfance");
  });

  it("gives every school its sponsors without gap or overlap, the SLEP since its transfer", () => {
    const codes = new Set(directory.sponsors.map(({ code }) => code));
    for (const { sponsorships } of directory.schools) {
      expect(sponsorships.at(-1)?.validTo).toBeNull();
      for (const [index, { sponsor, validTo }] of sponsorships.entries()) {
        expect(codes).toContain(sponsor);
        if (index + 1 < sponsorships.length) expect(validTo).toBe(sponsorships[index + 1]?.validFrom);
      }
    }
    const { sponsorships } = slepSchools.find(({ rbd }) => rbd === 459) ?? { sponsorships: [] };
    expect(sponsorships.map(({ sponsor, validFrom }) => [sponsor, validFrom])).toEqual([
      ["municipal-03301", "2014-01-01"],
      ["slep-huasco", "2018-01-01"],
    ]);
  });

  it("uses the known grade codes and serves every grade the school was examined in lately", () => {
    const serves = new Map(directory.schools.map(({ rbd, grades }) => [rbd, grades]));
    for (const grades of serves.values()) expect(grades.every(isGradeCode)).toBe(true);
    const missing = figures.filter(
      ({ rbd, year, grade, state }) =>
        year === 2025 && state === "valued" && serves.get(rbd)?.includes(grade) === false,
    );
    expect(missing).toEqual([]);
  });

  it("has an outline for each commune, and neighbours share their border", () => {
    const corners = new Map(
      readCommunes().features.map(({ properties, geometry }) => [
        properties.cut,
        new Set(geometry.coordinates.flat().map(([longitude, latitude]) => `${longitude} ${latitude}`)),
      ]),
    );
    expect([...corners.keys()].sort()).toEqual(directory.communes.map(({ cut }) => cut).sort());
    const shared = (a: string, b: string) =>
      [...(corners.get(a) ?? [])].filter((c) => corners.get(b)?.has(c)).length;
    for (const [a, b] of [
      ["03301", "03302"],
      ["13103", "13117"],
      ["13117", "13124"],
      ["08101", "08104"],
    ] as const) {
      expect(shared(a, b), `${a} ${b}`).toBeGreaterThanOrEqual(2);
    }
  });
});

describe("the figures", () => {
  it("equal the official file's for RBD 459, 4° básico 2024", () => {
    const reading = find(459, "4b 2024", "simce/lect");
    expect(reading).toMatchObject({ value: 253, n: 62, state: "valued", gseGroup: 2, row: 2625 });
    expect(reading).toMatchObject({ previousDifference: -23, previousSignificance: -1, gseDifference: -16 });
    expect(find(459, "4b 2024", "simce/mate")).toMatchObject({ value: 254, n: 63, state: "valued" });
    expect(find(459, "4b 2024", "simce/lect/ade")).toMatchObject({ value: 29, state: "valued" });
  });

  it.each([
    ["4b 2024", /^simce\//, { huasco: [40, 35], barrancas: [46, 46], "andalien-sur": [49, 43] }],
    ["6b 2024", /^simce\//, { huasco: [39, 32], barrancas: [46, 46], "andalien-sur": [47, 42] }],
    ["4b 2024", /^idps\/..$/, { huasco: [40, 35], barrancas: [46, 46], "andalien-sur": [49, 45] }],
  ] as const)(
    "count the SLEP schools of %s as the official files do (%s)",
    (application, indicator, expected) => {
      expect(listedAndShown(application, indicator)).toEqual(expected);
    },
  );

  it.each([
    [2014, 8, 16],
    [2016, 8, 23],
    [2018, 8, 23],
    [2022, 8, 23],
    [2023, 8, 23],
    [2024, 9, 23],
    [2025, 9, 23],
  ])(
    "list, in Simce II medio %i, 7 SLEP schools of Huasco, %i of Barrancas and %i of Andalién Sur",
    (year, barrancas, andalien) => {
      const listed = Object.values(listedAndShown(`2m ${year}`, /^simce\/(lect|mate)$/)).map(
        ([count]) => count,
      );
      expect(listed).toEqual([7, barrancas, andalien]);
    },
  );

  it.each([2023, 2024])(
    "hold the levels of Promoción de la motivación of II medio %i, low and high only",
    (year) => {
      const counts = listedAndShown(`2m ${year}`, /^idps\/am\/me\/pm#alto$/);
      expect(counts.huasco?.[0]).toBe(7);
      expect(counts["andalien-sur"]?.[0]).toBe(23);
      expect(figures.some(({ indicator }) => indicator === "idps/am/me/pm#medio")).toBe(false);
    },
  );

  it("tell PA the dimension of participation from PA the sub-dimension of self-esteem", () => {
    expect(find(448, "2m 2024", "idps/pf/pa")?.value).not.toBeUndefined();
    expect(find(448, "2m 2024", "idps/am/aa/pa#alto")).toMatchObject({ value: 44.8 });
  });

  it("never carry a zero or a score out of its scale", () => {
    const lowestOf = (indicator: string) => {
      if (/^simce\/[a-z]+$/.test(indicator)) return 100;
      return /^idps\/[a-z/]+$/.test(indicator) ? 0 : -Infinity;
    };
    const impossible = figures.filter(
      ({ indicator, value }) => value !== null && (value <= lowestOf(indicator) || value > 450),
    );
    expect(impossible).toEqual([]);
  });

  it("keep the reason of a reserved figure and of few students", () => {
    const reserved = figures.find(
      (f) => f.state === "reserved" && f.indicator === "simce/lect" && f.year === 2024,
    );
    expect(reserved).toMatchObject({
      value: null,
      mark: "La cantidad de estudiantes evaluados es insuficiente para publicar el resultado.",
    });
    const few = figures.find(
      (f) => f.state === "few_students" && f.indicator === "simce/lect" && f.year === 2024,
    );
    expect(few?.value).toBeGreaterThan(100);
    expect(few?.n).toBeLessThan(10);
    const absent = figures.find((f) => f.state === "no_data" && f.mark?.startsWith("Curso ausente"));
    expect(absent).toMatchObject({ value: null, previousDifference: null, gseDifference: null });
  });

  it("do not report standards where fewer than 10 sat, though the files write 0/0/0", () => {
    const few = figures.filter(
      (f) =>
        f.grade === "4b" && f.year === 2024 && f.indicator === "simce/lect" && f.state === "few_students",
    );
    expect(few.length).toBeGreaterThan(0);
    for (const { rbd } of few) expect(find(rbd, "4b 2024", "simce/lect/ins")?.state).toBe("reserved");
  });

  it("have a known indicator and a file", () => {
    const paths = new Set(allIndicators().map(({ path }) => path));
    const files = new Set(readSources().map(({ code }) => code));
    expect(
      [...new Set(figures.map(({ indicator }) => indicator))].filter((path) => !paths.has(path)),
    ).toEqual([]);
    expect([...new Set(figures.map(({ source }) => source))].filter((code) => !files.has(code))).toEqual([]);
  });
});

describe("the national reference", () => {
  it("is of the scale and order known for 4° básico 2024 reading", () => {
    const groups = readNational().filter(
      (r) => r.indicator === "simce/lect" && r.grade === "4b" && r.year === 2024,
    );
    expect(groups.map(({ gseGroup }) => gseGroup)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(Math.round(groups[0]?.studentWeightedMean ?? 0)).toBe(278);
    const byGroup = groups.slice(1).map(({ mean }) => mean);
    expect(byGroup).toEqual(byGroup.toSorted((a, b) => a - b));
  });

  it("exists for every shown figure's indicator, grade, year and group", () => {
    const keys = new Set(readNational().map((r) => `${r.indicator} ${r.grade} ${r.year} ${r.gseGroup}`));
    const lacking = figures.filter(
      (f) => f.value !== null && !keys.has(`${f.indicator} ${f.grade} ${f.year} ${f.gseGroup ?? 0}`),
    );
    expect(lacking).toEqual([]);
  });
});

describe("the sources", () => {
  it("use the public final file of II medio 2023 and say that the other was left", () => {
    const files = readSources().filter(
      ({ family, grade, year }) => family === "simce" && grade === "2m" && year === 2023,
    );
    expect(files.map(({ fileName, rowsKept }) => [fileName, rowsKept > 0])).toEqual([
      ["simce2m2023_rbd_final.xlsx", false],
      ["simce2m2023_rbd_publico_final.csv", true],
    ]);
    expect(files[0]?.note).toContain("simce2m2023_rbd_publico_final");
  });

  it("keep the internal version beside the file name when they disagree", () => {
    const file = readSources().find(({ fileName }) => fileName === "simce4b2024_rbd_final.xlsx");
    expect(file).toMatchObject({ internalVersion: "preliminar20240422v1", rowsRead: 7185 });
    expect(file?.note).toContain("preliminar");
  });
});
