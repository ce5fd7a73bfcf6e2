import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { runCommandLine } from "@/lib/cli/run-command";

const fixtures = fileURLToPath(new URL("../../fixtures/numerics/", import.meta.url));
const survey = path.join(fixtures, "survey.csv");
const nine = "q1,q2,q3,q4,q5,q6,q7,q8,q9";

const rows = z.array(z.array(z.number()));
const solution = z.object({ loadings: rows, phi: rows });
const expectedSchema = z.object({
  pearson: rows,
  eigenvalues: z.array(z.number()),
  adequacy: z.object({
    overall: z.number(),
    items: z.array(z.number()),
    chiSquare: z.number(),
    df: z.number(),
  }),
  map: z.object({ squared: z.array(z.number()) }),
  minres3: z.object({
    oblimin: solution,
    obliminKaiser: solution,
    varimax: solution,
    uniquenesses: z.array(z.number()),
  }),
  ml3: z.object({ promax: solution }),
  polychoricMinres3: z.object({ oblimin: solution }),
  icc: z.object({ icc1: z.number(), icc2: z.number() }),
  reliability: z.object({ first: z.object({ alpha: z.number(), feldt: z.array(z.number()) }) }),
});
const expected = expectedSchema.parse(
  JSON.parse(await readFile(path.join(fixtures, "expected.json"), "utf8")),
);

let written: string;
let folder: string;
beforeEach(async () => {
  written = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    written += String(text);
    return true;
  });
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  folder = await mkdtemp(path.join(tmpdir(), "acompana-efa-"));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

async function answer(...args: readonly string[]) {
  written = "";
  const code = await runCommandLine([...args, "--json"]);
  return {
    code,
    document: z.record(z.string(), z.unknown()).parse(written === "" ? {} : JSON.parse(written)),
  };
}

async function fileOf(text: string): Promise<string> {
  const file = path.join(folder, "datos.csv");
  await writeFile(file, text);
  return file;
}

const largest = (a: unknown, b: readonly (readonly number[])[]): number =>
  Math.max(
    ...rows.parse(a).flatMap((row, i) => row.map((value, j) => Math.abs(value - (b[i]?.[j] ?? Number.NaN)))),
  );

describe("efa", () => {
  const options = ["efa", survey, "--items", nine, "--factors", "3"];

  it.each([
    [["--rotation", "oblimin"], expected.minres3.oblimin],
    [["--rotation", "oblimin", "--kaiser"], expected.minres3.obliminKaiser],
    [["--rotation", "varimax"], expected.minres3.varimax],
    [["--extraction", "ml", "--rotation", "promax"], expected.ml3.promax],
    [["--correlation", "polychoric"], expected.polychoricMinres3.oblimin],
  ])("gives R's loadings and factor correlations with %s", async (given, other) => {
    const { code, document } = await answer(...options, ...given);
    expect(code).toBe(0);
    expect(largest(document.loadings, other.loadings)).toBeLessThan(1e-6);
    expect(largest(document.phi, other.phi)).toBeLessThan(1e-6);
    expect(document.converged).toBe(true);
  });

  it("gives the matrix, its adequacy and its eigenvalues, by the names of the contract", async () => {
    const { document } = await answer(...options);
    expect(Object.keys(document)).toEqual(
      expect.arrayContaining([
        "n",
        "items",
        "correlation",
        "kmo",
        "bartlett",
        "eigenvalues",
        "loadings",
        "phi",
      ]),
    );
    expect(document).toMatchObject({
      n: 360,
      items: nine.split(","),
      fit: { df: 12, rmseaCi90: [expect.any(Number), expect.any(Number)] },
    });
    expect(largest(document.correlation, expected.pearson)).toBeLessThan(1e-9);
    expect(largest([document.eigenvalues], [expected.eigenvalues])).toBeLessThan(1e-9);
    expect(document.kmo).toMatchObject({ overall: expect.closeTo(expected.adequacy.overall, 9) });
    expect(document.bartlett).toMatchObject({
      chiSquare: expect.closeTo(expected.adequacy.chiSquare, 6),
      df: 36,
    });
    expect(largest([document.uniquenesses], [expected.minres3.uniquenesses])).toBeLessThan(1e-6);
  });

  it("takes a correlation matrix with its n instead of answers, and says the same", async () => {
    const names = nine.split(",");
    const lines = expected.pearson.map((row, at) => [names[at], ...row].join(";").replaceAll(".", ","));
    const matrix = await fileOf([`;${names.join(";")}`, ...lines].join("\n"));
    const { code, document } = await answer("efa", "--matrix", matrix, "--n", "360", "--factors", "3");
    expect(code).toBe(0);
    expect(largest(document.loadings, expected.minres3.oblimin.loadings)).toBeLessThan(1e-6);
  });

  it.each([
    ["an item of one value", "a;b;c;d\n1;2;3;1\n2;1;3;2\n3;2;3;1\n4;1;3;2\n5;3;3;5\n2;5;3;1\n", /c no varía/],
    ["fewer rows than items", "a;b;c;d\n1;2;3;4\n2;3;4;1\n", /2 filas y 4 preguntas/],
    ["what is no number", "a;b;c;d\n1;2;3;4\n2;no sé;4;1\n", /columna b trae «no sé» en la línea 3/],
    ["a column that is not there", "a;b;c\n1;2;3\n", /no tiene la columna d/],
  ])("refuses %s in words that name it", async (_, text, words) => {
    const file = await fileOf(text);
    const { code, document } = await answer("efa", file, "--items", "a,b,c,d", "--factors", "1");
    expect(code).toBe(1);
    expect(document).toMatchObject({
      error: { code: "INVALID_INPUT", message: expect.stringMatching(words) },
    });
  });

  it("ends as wrongly used without the number of factors, or with an option it does not have", async () => {
    expect((await answer("efa", survey, "--items", nine)).code).toBe(2);
    expect((await answer("efa", survey, "--factores", "3")).code).toBe(2);
    expect((await answer("efa", survey, "--factors", "3", "--rotation", "quartimax")).code).toBe(2);
  });
});

describe("parallel", () => {
  it("draws the same with one seed, and other numbers with another", async () => {
    const options = ["parallel", survey, "--items", nine, "--iterations", "40"];
    const first = await answer(...options, "--seed", "1");
    const again = await answer(...options, "--seed", "1");
    const other = await answer(...options, "--seed", "2");
    expect(first.code).toBe(0);
    expect(again.document).toEqual(first.document);
    expect(other.document.quantile95).not.toEqual(first.document.quantile95);
    expect(largest([first.document.eigenvalues], [expected.eigenvalues])).toBeLessThan(1e-9);
    expect(first.document).toMatchObject({ suggestedComponents: expect.any(Number), suggestedFactors: 3 });
    const map = z.object({ squared: z.array(z.number()) }).parse(first.document.map);
    expect(largest([map.squared], [expected.map.squared])).toBeLessThan(1e-9);
  }, 60_000);
});

describe("reliability", () => {
  it("gives alpha with its interval and omega, and by group ICC and agreement", async () => {
    const alone = await answer("reliability", survey, "--items", "q1,q2,q3");
    expect(alone).toMatchObject({ code: 0, document: { icc1: null, icc2: null, rwgj: null } });
    const { document } = await answer("reliability", survey, "--items", "q1,q2,q3", "--group", "school");
    const { alpha, feldt } = expected.reliability.first;
    expect(document).toMatchObject({ alpha: expect.closeTo(alpha, 9), omegaTotal: expect.any(Number) });
    expect(largest([document.alphaCi95], [feldt])).toBeLessThan(1e-9);
    expect(document.items).toHaveLength(3);
    expect(document).toMatchObject({
      icc1: expect.closeTo(expected.icc.icc1, 9),
      icc2: expect.closeTo(expected.icc.icc2, 9),
      rwgj: expect.any(Number),
    });
  });
});
