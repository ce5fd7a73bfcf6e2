import { newId } from "@/lib/db/id";
import { publishRubricVersion } from "@/lib/observation/commands/rubric";
import { createRubric, importRubric, saveRubricDraft } from "@/lib/observation/commands/rubric-draft";
import { addRollout, endRollout } from "@/lib/observation/commands/rollout";
import { listRatingCounts } from "@/lib/observation/queries/rating-counts";
import { listOfferedRubrics, listRollouts } from "@/lib/observation/queries/rollout";
import { writeRubricFile } from "@/lib/observation/rules/rubric-file";
import { exportRatings } from "@/lib/reports/queries/ratings-export";
import { makeObservation } from "@/tests/factories/observation";
import type { World } from "@/tests/factories/world";
import type { DomainMatrix, Place } from "./matrix";
import { ownRubricDraft } from "./observation";

const smallRubricFile = writeRubricFile({
  name: "Pauta traída",
  content: { description: "Para probar", notice: null, sections: [] },
});

const sponsor = { own: { programme_lead: "ok", others: "FORBIDDEN" }, foreign: "NOT_FOUND" } as const;

/** A rubric in use long after every lesson of these tests, so that none of them chooses among fewer. */
async function rolloutOf(world: World, place: Place) {
  const { programme_lead } = world[place].actors;
  const versionId = await ownRubricDraft(world, world[place]);
  await publishRubricVersion(programme_lead, versionId);
  const { programmeId } = world[place];
  const { id } = await addRollout(programme_lead, {
    id: newId(),
    versionId,
    programmeId,
    validFrom: "2040-03-01",
  });
  return { rolloutId: id, versionId };
}

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "observation.createRubric",
      call: async (actor, world, place) =>
        createRubric(actor, { id: newId(), territoryId: world[place].territoryId, name: "Pauta nueva" }),
      own: { programme_lead: "ok", others: "FORBIDDEN" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "observation.importRubric",
      call: async (actor, world, place) =>
        importRubric(actor, { id: newId(), territoryId: world[place].territoryId, text: smallRubricFile }),
      own: { programme_lead: "ok", others: "FORBIDDEN" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "observation.saveRubricDraft",
      call: async (actor, world, place) =>
        saveRubricDraft(actor, {
          ...{ versionId: await ownRubricDraft(world, world[place]), lockVersion: 0, name: "Pauta" },
          content: { description: "", notice: null, sections: [] },
        }),
      own: { programme_lead: "ok", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "observation.addRollout",
      call: async (actor, world, place) => {
        const { programmeId } = world[place];
        const { versionId } = world.rubric;
        return addRollout(actor, { id: newId(), versionId, programmeId, validFrom: "2040-03-01" });
      },
      ...sponsor,
    },
    {
      fn: "observation.endRollout",
      call: async (actor, world, place) =>
        endRollout(actor, { rolloutId: (await rolloutOf(world, place)).rolloutId }),
      ...sponsor,
    },
    {
      fn: "observation.listRollouts",
      call: async (actor, world, place) => listRollouts(actor, (await rolloutOf(world, place)).versionId),
      own: "ok",
      foreign: "empty",
    },
    {
      fn: "observation.listOfferedRubrics",
      call: (actor) => listOfferedRubrics(actor, "2026-05-11"),
      own: "ok",
      foreign: "ok",
    },
    {
      fn: "observation.listRatingCounts",
      call: async (actor, world, place) => {
        await makeObservation(world, world[place], { state: "shared", visit: { purpose: "diagnosis" } });
        return (await listRatingCounts(actor)).filter(({ rbd }) => rbd === world[place].school.rbd);
      },
      own: {
        ...{ territory_head: "ok", programme_lead: "ok", principal: "ok", utp_head: "ok" },
        others: "empty",
      },
      foreign: "empty",
    },
    {
      fn: "reports.exportRatings",
      call: (actor) => exportRatings(actor, "2026-05-11"),
      own: "ok",
      foreign: "ok",
    },
  ],
  exemptions: [
    ...["insertDraft", "replaceParts", "lockManagedVersion"].map((name) => ({
      fn: `observation.${name}`,
      why: "Part of the transaction of the commands of rubrics, which are listed.",
    })),
    {
      fn: "observation.rolloutsInForce",
      why: "What planVisit and listOfferedRubrics ask in territories that they have found to be the actor's.",
    },
  ],
};
