import { calculateCases } from "@/lib/analysis/commands/calculate-cases";
import { askCases, decideCaseChange, proposeCaseChange, sealCases } from "@/lib/analysis/commands/cases";
import { deleteStudy, renameStudy } from "@/lib/analysis/commands/keep-studies";
import { askRelations, calculateRelations } from "@/lib/analysis/commands/relations";
import { getCaseSelection, listCaseSelections } from "@/lib/analysis/queries/cases";
import { getRelationRun, getStudyChoices, listRelationRuns } from "@/lib/analysis/queries/relations";
import { listDeletedStudies } from "@/lib/analysis/queries/studies";
import { getCaseMaterial, getRelationMaterial, getStudyZones } from "@/lib/analysis/queries/study-material";
import { caseSettings } from "@/lib/analysis/schema/cases";
import { relationRequest } from "@/lib/analysis/schema/relations";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { makePerson } from "@/tests/factories/directory";
import { makeCaseSelection, makeRelationRun, unhurried } from "@/tests/factories/studies";
import type { World } from "@/tests/factories/world";
import type { DomainMatrix, Place } from "./matrix";

const optionsOf = (world: World, place: Place) =>
  relationRequest.parse({
    territories: [world[place].territoryCode],
    grades: ["2m"],
    years: [2023],
    outcomes: ["simce/lect"],
  });

const settingsOf = (world: World, place: Place) =>
  caseSettings.parse({ territories: [world[place].territoryCode], years: [2023] });

const change = (world: World, place: Place) => ({
  outSchoolId: world[place].school.id,
  inSchoolId: world[place].otherSchool.id,
  reason: "La dirección pidió no participar este año.",
});

/** A change of the place's list that somebody proposed. */
async function proposed(world: World, place: Place): Promise<string> {
  const { id: selectionId } = await makeCaseSelection(world[place]);
  const { id: byId } = await makePerson("Amanda", "Prueba Ríos");
  const id = newId();
  const { territoryId } = world[place];
  const at = { kind: "change_proposed" as const, territoryId, at: new Date() };
  await db().caseLogEntry.create({ data: { id, selectionId, byId, ...at, ...change(world, place) } });
  return id;
}

async function deletion(world: World, place: Place) {
  const { id } = await makeCaseSelection(world[place]);
  return { kind: "case" as const, id, reason: "Se calculó con otro umbral." };
}

const researchers = { own: { researcher: "ok", others: "FORBIDDEN" }, foreign: "FORBIDDEN" } as const;
const readers = { own: { researcher: "ok", others: "NOT_FOUND" }, foreign: "NOT_FOUND" } as const;
const lists = { own: { researcher: "ok", others: "empty" }, foreign: "empty" } as const;

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "analysis.askRelations",
      call: (actor, world, place) => askRelations(actor, optionsOf(world, place)),
      ...researchers,
    },
    {
      fn: "analysis.calculateRelations",
      call: (actor, world, place) =>
        calculateRelations(actor, { runId: newId(), options: optionsOf(world, place) }, unhurried()),
      ...researchers,
    },
    {
      fn: "analysis.listRelationRuns",
      call: async (actor, world, place) => {
        await makeRelationRun(world[place]);
        return listRelationRuns(actor);
      },
      ...lists,
    },
    {
      fn: "analysis.getRelationRun",
      call: async (actor, world, place) => getRelationRun(actor, (await makeRelationRun(world[place])).id),
      ...readers,
    },
    {
      fn: "analysis.getStudyChoices",
      call: (actor) => getStudyChoices(actor),
      own: { researcher: "ok", others: "FORBIDDEN" },
      // It names territories and counts schools: public, and the same for every researcher.
      foreign: { researcher: "ok", others: "FORBIDDEN" },
    },
    {
      fn: "analysis.getStudyZones",
      call: (actor, world, place) => getStudyZones(actor, [world[place].territoryCode]),
      ...researchers,
    },
    {
      fn: "analysis.getRelationMaterial",
      call: (actor, world, place) => getRelationMaterial(actor, optionsOf(world, place)),
      // These territories have no figures.
      own: { researcher: "empty", others: "FORBIDDEN" },
      foreign: "FORBIDDEN",
    },
    {
      fn: "analysis.getCaseMaterial",
      call: (actor, world, place) => getCaseMaterial(actor, settingsOf(world, place)),
      own: { researcher: "empty", others: "FORBIDDEN" },
      foreign: "FORBIDDEN",
    },
    {
      fn: "analysis.askCases",
      call: (actor, world, place) => askCases(actor, settingsOf(world, place)),
      ...researchers,
    },
    {
      fn: "analysis.calculateCases",
      call: (actor, world, place) =>
        calculateCases(actor, { selectionId: newId(), settings: settingsOf(world, place) }, unhurried()),
      // Without figures there is nothing to compare.
      own: { researcher: "INVALID_STATE", others: "FORBIDDEN" },
      foreign: "FORBIDDEN",
    },
    {
      fn: "analysis.listCaseSelections",
      call: async (actor, world, place) => {
        await makeCaseSelection(world[place]);
        return listCaseSelections(actor);
      },
      ...lists,
    },
    {
      fn: "analysis.getCaseSelection",
      call: async (actor, world, place) =>
        getCaseSelection(actor, (await makeCaseSelection(world[place])).id),
      ...readers,
    },
    {
      fn: "analysis.proposeCaseChange",
      call: async (actor, world, place) => {
        const { id: selectionId } = await makeCaseSelection(world[place]);
        return proposeCaseChange(actor, { selectionId, ...change(world, place) });
      },
      ...readers,
    },
    {
      fn: "analysis.decideCaseChange",
      call: async (actor, world, place) =>
        decideCaseChange(actor, { changeId: await proposed(world, place), isConfirmed: true }),
      ...readers,
    },
    {
      fn: "analysis.sealCases",
      call: async (actor, world, place) => {
        const { id: selectionId } = await makeCaseSelection(world[place]);
        return sealCases(actor, { selectionId, territoryId: world[place].territoryId });
      },
      ...readers,
    },
    {
      fn: "analysis.renameStudy",
      call: async (actor, world, place) => {
        const { id } = await makeRelationRun(world[place]);
        return renameStudy(actor, { kind: "relation", id, name: "Primera mirada" });
      },
      ...readers,
    },
    {
      fn: "analysis.deleteStudy",
      call: async (actor, world, place) => deleteStudy(actor, await deletion(world, place)),
      ...readers,
    },
    {
      fn: "analysis.listDeletedStudies",
      call: async (actor, world, place) => {
        await deleteStudy(world[place].actors.researcher, await deletion(world, place));
        return listDeletedStudies(actor, "case");
      },
      ...lists,
    },
  ],
  exemptions: [
    { fn: "analysis.listStudies", why: "Inner: listRelationRuns and listCaseSelections show what it lists." },
    { fn: "analysis.unscopedCaseZones", why: "Inner: its caller keeps to the zones of the role." },
    { fn: "analysis.unscopedStudyContext", why: "Inner: names for studies that the caller may read." },
    { fn: "analysis.unscopedPeopleNames", why: "Inner: names for studies that the caller may read." },
  ],
};
