import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { caseScores } from "@/lib/analysis/rules/case-scores";
import { relate } from "@/lib/analysis/rules/relation-tests";
import { caseSettings } from "@/lib/analysis/schema/cases";
import { relationRequest, type RelationMethod } from "@/lib/analysis/schema/relations";
import { aRow } from "./study-row";

const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/analysis/${name}`, import.meta.url), "utf8");

const numbers = z.array(z.number()).or(z.number().transform((value) => [value]));
const expected = z.record(z.string(), numbers).parse(JSON.parse(fixture("schools-expected.json")));

const rows = fixture("schools.csv")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [rbd = 0, year = 0, n = 0, gse = 0, rural = 0, feedback = 0, cc = 0, pf = 0, lect = 0, mate = 0] =
      line.split(",").map(Number);
    const outcomes = { "idps/cc": cc, "idps/pf": pf, "simce/lect": lect, "simce/mate": mate };
    return aRow({ rbd, year, n, gse, isRural: rural === 1, feedback, outcomes });
  });

function agree(ours: readonly number[], theirs: readonly number[] | undefined): void {
  expect(ours).toHaveLength(theirs?.length ?? -1);
  ours.forEach((value, i) => {
    expect(Math.abs(value - (theirs?.[i] ?? Number.NaN))).toBeLessThan(1e-12);
  });
}

describe("on invented schools, R gives the same", () => {
  const options = relationRequest.parse({
    ...{ territories: ["valle"], grades: ["2m"], years: [2024], outcomes: ["simce/mate"], draws: 200 },
  });
  const plan = { scope: { zone: "valle", grade: "2m", year: 2024 }, path: "simce/mate" };
  const { estimates } = relate(plan, rows, options);
  const part = (method: RelationMethod, keys: readonly ("value" | "low" | "high" | "p")[]) =>
    keys.map((key) => estimates[method]?.[key] ?? Number.NaN);

  it("relation by every method", () => {
    agree(part("pearson", ["value", "low", "high", "p"]), expected.pearson);
    agree(part("spearman", ["value"]), expected.spearman);
    agree(part("partial", ["value"]), expected.partial);
    agree(part("weighted", ["value", "low", "high", "p"]), expected.weighted);
    agree(part("robust", ["value", "p"]), expected.robust);
  });

  it("feedback and results of each school, and what one leaves of the other", () => {
    const settings = caseSettings.parse({ territories: ["valle"], years: [2023, 2024] });
    const scores = caseScores(rows, settings, "zones");
    agree(
      scores.map(({ feedbackZ }) => feedbackZ),
      expected.feedbackZ,
    );
    agree(
      scores.map(({ outcomeZ }) => outcomeZ),
      expected.outcomeZ,
    );
    agree(
      scores.map(({ residual }) => residual),
      expected.residual,
    );
  });
});
