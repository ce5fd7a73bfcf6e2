import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/schema";
import { calculateCases } from "@/lib/analysis/commands/calculate-cases";
import { askCases, decideCaseChange, proposeCaseChange, sealCases } from "@/lib/analysis/commands/cases";
import { getCaseSelection, listCaseSelections } from "@/lib/analysis/queries/cases";
import type { CaseRequest, CaseZone } from "@/lib/analysis/schema/cases";
import { jobHandlers } from "@/lib/cli/job-handlers";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { insertOfficial } from "@/prisma/seed/official/insert";
import { makeResearcher, unhurried } from "@/tests/factories/studies";
import { makeWorld } from "@/tests/factories/world";

const zones = ["huasco", "barrancas", "andalien-sur"];
const settings: CaseRequest = { territories: zones, years: [2023, 2024], draws: 100 };
const reason = "La dirección pidió no participar este año.";

let first: Actor & { readonly personId: string };
let second: Actor & { readonly personId: string };
let ofHuasco: Actor & { readonly personId: string };
let selectionId: string;

async function selected(actor: Actor, request: CaseRequest): Promise<string> {
  const id = newId();
  await calculateCases(actor, { selectionId: id, settings: request }, unhurried());
  return id;
}

async function zoneOf(actor: Actor, id: string, code: string): Promise<CaseZone> {
  const zone = (await getCaseSelection(actor, id)).held.find((one) => one.code === code);
  if (!zone) throw new Error("Not a zone of this researcher");
  return zone;
}

/** A case of the zone and its first reserve: what a change is made of. */
async function aChange(id: string, code = "barrancas") {
  const { schools, territoryId } = await zoneOf(first, id, code);
  const out = schools.find(({ isCase }) => isCase);
  const incoming = schools.find(({ isCase, status }) => !isCase && status === "reserve");
  if (!out || !incoming) throw new Error("No case or no reserve");
  return { territoryId, input: { selectionId: id, outSchoolId: out.id, inSchoolId: incoming.id, reason } };
}

beforeAll(async () => {
  await insertOfficial(db(), new Date("2026-03-01T12:00:00Z"));
  first = await makeResearcher(zones);
  second = await makeResearcher(zones, ["Bruno", "Prueba Lagos"]);
  ofHuasco = await makeResearcher(["huasco"], ["Amanda", "Prueba Ríos"]);
  selectionId = await selected(first, settings);
}, 120_000);

describe("the cases of the three zones, from the public proxy", () => {
  it("are three a zone, each school considered with its reason", async () => {
    const { held, basis } = await getCaseSelection(first, selectionId);
    expect(basis.kind).toBe("zones");
    expect(basis.schoolCount).toBeGreaterThan(100);
    expect(held.map(({ code, schools }) => [code, schools.length]).sort()).toEqual([
      ["andalien-sur", 23],
      ["barrancas", 9],
      ["huasco", 7],
    ]);
    for (const { schools, shortBy } of held) {
      expect(schools.filter(({ isCase }) => isCase)).toHaveLength(3);
      expect(shortBy).toBe(0);
      expect(
        schools.every(({ reasons }) => reasons.length > 0 && reasons.every(({ text }) => text !== "")),
      ).toBe(true);
    }
  });

  it("have two reserves, and say which are weak and which lean on chance", async () => {
    const { held, notes } = await getCaseSelection(first, selectionId);
    for (const { schools } of held) {
      expect(schools.filter(({ status }) => status === "reserve")).toHaveLength(2);
      for (const { status, stability, isUnstable } of schools) {
        if (status === "picked") expect(isUnstable).toBe((stability ?? 0) < 0.6);
      }
    }
    const huasco = held.find(({ code }) => code === "huasco");
    expect(huasco?.schools.flatMap(({ reasons }) => reasons.map(({ code }) => code))).toContain(
      "picked_weak",
    );
    expect(notes.join(" ")).toContain("regresión a la media");
  });

  it("are the same, byte for byte, when selected again", async () => {
    const again = await selected(second, settings);
    const stored = await db().caseSelection.findMany({ where: { id: { in: [selectionId, again] } } });
    expect(new Set(stored.map(({ result, input }) => result + input)).size).toBe(1);
    expect(stored).toHaveLength(2);
  });

  it("leave a zone short where the settings take none under the threshold", async () => {
    const strict = await selected(first, { ...settings, completesZones: false });
    expect(await zoneOf(first, strict, "huasco")).toMatchObject({ shortBy: 2 });
  });

  it("cannot be selected where nobody has data", async () => {
    await expect(selected(first, { ...settings, years: [2017] })).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
  });
});

describe("who reads a list of cases", () => {
  it("a researcher reads the zones of the role whole, and of the others points without a name", async () => {
    const view = await getCaseSelection(ofHuasco, selectionId);
    expect(view.held.map(({ code }) => code)).toEqual(["huasco"]);
    expect(view.otherPoints).toHaveLength(32);
    const names = await db().school.findMany({
      where: { territory: { code: { not: "huasco" } }, dependence: "slep" },
      select: { name: true, rbd: true },
    });
    const text = JSON.stringify(view);
    expect(
      names.filter(({ name, rbd }) => text.includes(`"${name}"`) || text.includes(`"rbd":${rbd},`)),
    ).toEqual([]);
  });

  it("nobody else does", async () => {
    const { own } = await makeWorld();
    for (const actor of Object.values(own.actors)) {
      await expect(getCaseSelection(actor, selectionId)).rejects.toMatchObject({ code: "NOT_FOUND" });
      expect((await listCaseSelections(actor)).rows).toEqual([]);
    }
    expect((await listCaseSelections(ofHuasco)).rows.map(({ id }) => id)).toContain(selectionId);
    await expect(askCases(own.actors.programme_lead, settings)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("a change of the list", () => {
  it("counts once somebody else confirms it, and leaves its trace", async () => {
    const id = await selected(first, settings);
    const { territoryId, input } = await aChange(id);
    const { changeId } = await proposeCaseChange(first, input);
    const before = await zoneOf(first, id, "barrancas");
    expect(before.schools.find((school) => school.id === input.outSchoolId)?.isCase).toBe(true);
    expect(before.changes).toMatchObject([{ state: "pending", mayDecide: false, reason }]);
    expect((await zoneOf(second, id, "barrancas")).changes).toMatchObject([{ mayDecide: true }]);

    await expect(decideCaseChange(first, { changeId, isConfirmed: true })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await decideCaseChange(second, { changeId, isConfirmed: true })).toEqual({ state: "confirmed" });

    const after = await zoneOf(first, id, "barrancas");
    expect(after.schools.find((school) => school.id === input.outSchoolId)?.isCase).toBe(false);
    expect(after.schools.find((school) => school.id === input.inSchoolId)?.isCase).toBe(true);
    expect(after.changes).toMatchObject([{ state: "confirmed", decidedByName: "Bruno Prueba Lagos" }]);
    expect(after.log.map(({ kind }) => kind)).toEqual(["selected", "change_proposed", "change_confirmed"]);
    const entries = await db().auditEntry.findMany({ where: { thingId: id, chain: territoryId } });
    expect(entries.map(({ action }) => action).sort()).toEqual([
      "case.change_confirmed",
      "case.change_proposed",
      "case.selected",
    ]);
    expect(JSON.stringify(entries.map(({ details }) => details))).not.toContain("dirección pidió");
  });

  it("changes nothing when it is declined, and is decided once", async () => {
    const id = await selected(first, settings);
    const { input } = await aChange(id);
    const { changeId } = await proposeCaseChange(first, input);
    await decideCaseChange(second, { changeId, isConfirmed: false });
    expect((await zoneOf(first, id, "barrancas")).changes).toMatchObject([{ state: "declined" }]);
    expect(
      (await zoneOf(first, id, "barrancas")).schools.find((school) => school.id === input.outSchoolId)
        ?.isCase,
    ).toBe(true);
    await expect(decideCaseChange(second, { changeId, isConfirmed: true })).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
  });

  it("needs a reason, a case that leaves, a school of the same zone that enters, and no other change of them", async () => {
    const id = await selected(first, settings);
    const { input } = await aChange(id);
    const elsewhere = await aChange(id, "andalien-sur");
    const refused = (change: Partial<typeof input>, code: string) =>
      expect(proposeCaseChange(first, { ...input, ...change })).rejects.toMatchObject({ code });
    await refused({ reason: "Porque sí" }, "INVALID_INPUT");
    await refused({ outSchoolId: input.inSchoolId }, "INVALID_STATE");
    await refused({ inSchoolId: elsewhere.input.inSchoolId }, "INVALID_STATE");
    await refused({ inSchoolId: newId() }, "NOT_FOUND");
    await proposeCaseChange(first, input);
    await refused({}, "INVALID_STATE");
  });

  it("is neither proposed nor decided by a researcher of another zone", async () => {
    const id = await selected(first, settings);
    const { input } = await aChange(id);
    await expect(proposeCaseChange(ofHuasco, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { changeId } = await proposeCaseChange(first, input);
    await expect(decideCaseChange(ofHuasco, { changeId, isConfirmed: true })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("a closed list", () => {
  it("takes no change any more, and other zones stay open", async () => {
    const id = await selected(first, settings);
    const { territoryId, input } = await aChange(id);
    await sealCases(first, { selectionId: id, territoryId });
    expect(await zoneOf(first, id, "barrancas")).toMatchObject({ mayPropose: false, maySeal: false });
    expect(await zoneOf(first, id, "huasco")).toMatchObject({
      mayPropose: true,
      maySeal: true,
      sealedAt: null,
    });
    await expect(proposeCaseChange(second, input)).rejects.toMatchObject({ code: "IMMUTABLE" });
    await expect(sealCases(first, { selectionId: id, territoryId })).rejects.toMatchObject({
      code: "IMMUTABLE",
    });
  });

  it("is not closed while a change waits, nor by a researcher of another zone", async () => {
    const id = await selected(first, settings);
    const { territoryId, input } = await aChange(id);
    await proposeCaseChange(first, input);
    await expect(sealCases(second, { selectionId: id, territoryId })).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
    await expect(sealCases(ofHuasco, { selectionId: id, territoryId })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("the log", () => {
  it("is held by the database: nothing of it is changed, deleted, or decided by who proposed it", async () => {
    const id = await selected(first, settings);
    const { territoryId, input } = await aChange(id);
    const { changeId } = await proposeCaseChange(first, input);
    await expect(
      db().caseLogEntry.update({
        where: { id: changeId },
        data: { reason: "Otro motivo, escrito después." },
      }),
    ).rejects.toThrow("IMMUTABLE");
    await expect(db().caseLogEntry.delete({ where: { id: changeId } })).rejects.toThrow("IMMUTABLE");
    await expect(db().caseSelection.delete({ where: { id } })).rejects.toThrow("IMMUTABLE");
    const decision = { selectionId: id, territoryId, proposalId: changeId, at: new Date() };
    await expect(
      db().caseLogEntry.create({
        data: { id: newId(), kind: "change_confirmed", byId: first.personId, ...decision },
      }),
    ).rejects.toThrow("case_log_entry_second_person");
  });
});

it("asking for cases leaves a job that selects them", async () => {
  const asked = await askCases(ofHuasco, settings);
  const { input, kind } = await db().job.findUniqueOrThrow({ where: { id: asked.jobId } });
  expect(kind).toBe("analysis.cases");
  await jobHandlers[kind]?.(ofHuasco, input, unhurried());
  expect(await zoneOf(ofHuasco, asked.selectionId, "huasco")).toMatchObject({ shortBy: 0 });
  expect(await db().auditEntry.count({ where: { thingId: asked.selectionId } })).toBe(4);
});
