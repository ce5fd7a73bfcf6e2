import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/schema";
import { calculateCases } from "@/lib/analysis/commands/calculate-cases";
import { calculateRelations } from "@/lib/analysis/commands/relations";
import { getCaseSelection } from "@/lib/analysis/queries/cases";
import { getFactorRun } from "@/lib/analysis/queries/factors";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { exportCaseSelection, exportFactorRun, exportRelationRun } from "@/lib/reports/queries/study-exports";
import { caseSheet, confidentialList } from "@/lib/reports/rules/case-sheet";
import { factorDecisions } from "@/lib/reports/rules/factor-decisions";
import type { StudyFile } from "@/lib/reports/schema";
import { optionNotes } from "@/lib/analysis/rules/factors/option-notes";
import { insertOfficial } from "@/prisma/seed/official/insert";
import { makeComputedRun, makeFactorRun, makeStudy, quickOptions } from "@/tests/factories/factor-runs";
import { makeResearcher, unhurried } from "@/tests/factories/studies";
import { makeWorld, type World } from "@/tests/factories/world";

const zones = ["huasco", "barrancas", "andalien-sur"];
const hasR =
  spawnSync("Rscript", ["-e", "stopifnot(requireNamespace('psych'), requireNamespace('GPArotation'))"])
    .status === 0;

let world: World;
let ofAll: Actor & { readonly personId: string };
let ofHuasco: Actor & { readonly personId: string };
let factorRun: string;
let relationRun: string;
let selection: string;

beforeAll(async () => {
  await insertOfficial(db(), new Date("2026-03-01T12:00:00Z"));
  world = await makeWorld();
  ofAll = await makeResearcher(zones);
  ofHuasco = await makeResearcher(["huasco"], ["Amanda", "Prueba Ríos"]);
  const { territoryId, actors } = world.own;
  const study = await makeStudy({ territoryId, personId: actors.researcher.personId });
  const options = { ...quickOptions, gradeBy: "nivel" };
  factorRun = (await makeComputedRun(actors.researcher, study.id, options)).id;
  relationRun = newId();
  const related = {
    ...{ territories: zones, grades: ["2m", "4b"], years: [2023, 2024], draws: 200 },
    outcomes: ["idps/am", "idps/cc", "simce/lect", "simce/mate"],
  };
  await calculateRelations(ofAll, { runId: relationRun, options: related }, unhurried());
  selection = newId();
  const settings = { territories: zones, years: [2023, 2024], draws: 100 };
  await calculateCases(ofAll, { selectionId: selection, settings }, unhurried());
}, 180_000);

const digest = ({ bytes }: StudyFile) => createHash("sha256").update(bytes).digest("hex");

/** The files of a package by their names inside its folder. */
function unpacked({ bytes, fileName }: StudyFile): ReadonlyMap<string, string> {
  const folder = `${fileName.replace(/\.zip$/, "")}/`;
  return new Map(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [
      name.slice(folder.length),
      strFromU8(content),
    ]),
  );
}

function table(files: ReadonlyMap<string, string>, name: string): Record<string, string>[] {
  return parse(files.get(name) ?? "", { columns: true });
}

const auditOf = async (thingId: string) =>
  (await db().auditEntry.findMany({ where: { thingId, action: "study.exported" } })).map(
    ({ details }) => details,
  );

describe("the documents of a factor run", { timeout: 60_000 }, () => {
  it("are the same bytes each time, under a name that says what and when", async () => {
    const { researcher } = world.own.actors;
    for (const document of ["ficha", "paquete"] as const) {
      const one = await exportFactorRun(researcher, factorRun, document);
      const other = await exportFactorRun(researcher, factorRun, document);
      expect(digest(other)).toBe(digest(one));
      expect(one.fileName).toMatch(/^(ficha|paquete)-factorial-[0-9a-f]{8}-\d{4}-\d{2}-\d{2}\.(pdf|zip)$/);
    }
    expect(await auditOf(factorRun)).toContainEqual({ document: "paquete" });
  });

  it("hold every student's answers under numbers that stand for schools, and no RBD", async () => {
    const { researcher } = world.own.actors;
    const files = unpacked(await exportFactorRun(researcher, factorRun, "paquete"));
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(["LEEME.md", "codebook.csv", "datos.csv", "options.json", "replicar.R"]),
    );
    const rows = table(files, "datos.csv");
    const run = await getFactorRun(researcher, factorRun);
    expect(rows).toHaveLength(run.dataSet.respondentCount);
    const numbers = new Set(rows.map((row) => row["num_escuela"]));
    expect([...numbers].map(Number).sort((a, b) => a - b)).toEqual([...numbers].map((_, at) => at + 1));
    expect(Object.keys(rows[0] ?? {})).toEqual(["num_escuela", "nivel", ...run.options.items]);
    expect(files.get("LEEME.md")).toContain("Datos sintéticos");
    expect(files.get("LEEME.md")).toContain(run.dataDigest);
    const opened = await db().auditEntry.count({
      where: { thingId: run.dataSetId, action: "data_set.opened" },
    });
    expect(opened).toBeGreaterThan(1);
  });

  it("say every decision of the method with its value and its reason", async () => {
    const { options } = await getFactorRun(world.own.actors.researcher, factorRun);
    const decisions = factorDecisions(options);
    expect(decisions).toHaveLength(Object.keys(optionNotes).length);
    expect(decisions.filter(({ value, why }) => value === "" || why.length < 20)).toEqual([]);
  });

  it("are given to nobody who does not reach the answers, and not before the run is computed", async () => {
    const { researcher, admin, programme_lead } = world.own.actors;
    for (const actor of [admin, programme_lead, world.foreign.actors.researcher, ofAll]) {
      for (const document of ["ficha", "paquete"] as const) {
        await expect(exportFactorRun(actor, factorRun, document)).rejects.toMatchObject({
          code: "NOT_FOUND",
        });
      }
    }
    const { dataSetId } = await getFactorRun(researcher, factorRun);
    const { id } = await makeFactorRun(researcher, dataSetId);
    await expect(exportFactorRun(researcher, id, "ficha")).rejects.toMatchObject({ code: "INVALID_STATE" });
  });
});

describe("the documents of relations", { timeout: 60_000 }, () => {
  it("are the same bytes each time, and hold every test and the public figures with their RBD", async () => {
    const one = await exportRelationRun(ofAll, relationRun, "paquete");
    expect(digest(await exportRelationRun(ofAll, relationRun, "paquete"))).toBe(digest(one));
    const sheet = await exportRelationRun(ofAll, relationRun, "ficha");
    expect(digest(await exportRelationRun(ofAll, relationRun, "ficha"))).toBe(digest(sheet));
    const files = unpacked(one);
    const { result } = await db().relationRun.findUniqueOrThrow({ where: { id: relationRun } });
    const tests: unknown[] = JSON.parse(result).tests;
    expect(table(files, "resultados/pruebas.csv")).toHaveLength(tests.length);
    const rbds = new Set(table(files, "datos.csv").map(({ escuela }) => Number(escuela)));
    expect(await db().school.count({ where: { rbd: { in: [...rbds] } } })).toBe(rbds.size);
    expect(files.get("codebook.csv")).toContain("Agencia de Calidad");
    expect(await auditOf(relationRun)).toHaveLength(4);
  });

  it("are given to researchers of its zones alone", async () => {
    await expect(exportRelationRun(world.own.actors.admin, relationRun, "ficha")).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("the documents of cases", { timeout: 60_000 }, () => {
  it("to be shared name no school, commune or RBD: cases go by their code", async () => {
    const view = await getCaseSelection(ofAll, selection);
    const text = JSON.stringify(caseSheet(view));
    expect(text).toContain("Caso H1");
    expect(text).toContain("Caso B3");
    expect(text).toContain("Caso A2");
    for (const { schools } of view.held) {
      for (const { name, rbd, communeName } of schools) {
        expect(text).not.toContain(name);
        expect(text).not.toContain(`"${rbd}"`);
        if (!view.zones.some((zone) => zone.name.includes(communeName))) {
          expect(text).not.toContain(communeName);
        }
      }
    }
  });

  it("apart and confidential say which school is each case, of the zones that the person holds", async () => {
    const view = await getCaseSelection(ofHuasco, selection);
    const [cases] = confidentialList(view).tables;
    expect(cases?.rows.map(([code]) => code)).toEqual(["Caso H1", "Caso H2", "Caso H3"]);
    const names = view.held.flatMap(({ schools }) =>
      schools.filter(({ isCase }) => isCase).map(({ name }) => name),
    );
    expect(cases?.rows.map((row) => row[2]).sort()).toEqual(names.sort());
    const files = unpacked(await exportCaseSelection(ofHuasco, selection, "paquete"));
    const listed = table(files, "resultados/escuelas.csv");
    expect(new Set(listed.map(({ zona }) => zona))).toEqual(new Set(["huasco"]));
  });

  it("are the same bytes each time, each download in the audit trail, and nobody else gets them", async () => {
    for (const document of ["ficha", "lista", "paquete"] as const) {
      const one = await exportCaseSelection(ofAll, selection, document);
      expect(digest(await exportCaseSelection(ofAll, selection, document))).toBe(digest(one));
      expect(await auditOf(selection)).toContainEqual({ document });
      for (const actor of Object.values(world.own.actors)) {
        await expect(exportCaseSelection(actor, selection, document)).rejects.toMatchObject({
          code: "NOT_FOUND",
        });
      }
    }
  });
});

describe.skipIf(!hasR)("the script of each package, run in R", { timeout: 180_000 }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), "replicar-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What the script prints, and the largest difference of each comparison. */
  function replicated(file: StudyFile) {
    const at = path.join(folder, file.fileName);
    for (const [name, text] of unpacked(file)) {
      mkdirSync(path.dirname(path.join(at, name)), { recursive: true });
      writeFileSync(path.join(at, name), text);
    }
    const { status, stdout, stderr } = spawnSync("Rscript", ["replicar.R"], { cwd: at, encoding: "utf8" });
    const largest = /Diferencia mayor: (\S+)/.exec(stdout)?.[1];
    process.stderr.write(`RSCRIPT>>>\n${stdout}\n<<<\n`);
    return { status, stdout, stderr, largest: Number(largest ?? Number.NaN) };
  }

  it("agrees with the factor analysis to what psych's stopping rules allow", async () => {
    const { researcher } = world.own.actors;
    const { largest, stdout, stderr, status } = replicated(
      await exportFactorRun(researcher, factorRun, "paquete"),
    );
    expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).not.toContain("AVISO");
    expect(largest).toBeLessThan(1e-3);
  });

  it("agrees with every relation", async () => {
    const { largest, stdout, stderr, status } = replicated(
      await exportRelationRun(ofAll, relationRun, "paquete"),
    );
    expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).not.toContain("AVISO");
    expect(largest).toBeLessThan(1e-8);
  });

  it("agrees with the scores and quadrants of every school", async () => {
    const { largest, stderr, status } = replicated(await exportCaseSelection(ofAll, selection, "paquete"));
    expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
    expect(largest).toBeLessThan(1e-8);
  });
});
