import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import type { JobRun } from "@/lib/jobs/schema";
import { actorOf, makeGrant } from "./access";
import { makePerson } from "./directory";

/** A job's run that nobody stops. */
export const unhurried = (): JobRun => ({
  jobId: newId(),
  report: async () => undefined,
  signal: new AbortController().signal,
});

/** A researcher of the territories of these codes. */
export async function makeResearcher(
  codes: readonly string[],
  names: readonly [givenNames: string, familyNames: string] = ["Inés", "Prueba Parra"],
): Promise<Actor & { readonly personId: string }> {
  const { id: personId } = await makePerson(...names);
  const territories = await db().territory.findMany({ where: { code: { in: [...codes] } } });
  for (const { id: territoryId } of territories)
    await makeGrant({ personId, role: "researcher", territoryId });
  return { ...(await actorOf(personId)), personId };
}

const written = {
  seed: 1,
  codeVersion: "prueba",
  inputDigest: "0".repeat(64),
  resultDigest: "0".repeat(64),
  createdAt: new Date("2026-03-02T12:00:00Z"),
} as const;

interface StudiedPlace {
  readonly territoryId: string;
  readonly territoryCode: string;
  readonly school: { readonly rbd: number };
  readonly otherSchool: { readonly rbd: number };
  /** The index it stands on; none: the public proxy. */
  readonly indexId?: string;
}

/** A run of relations of one territory that found nothing to relate. */
export async function makeRelationRun({
  territoryId,
  territoryCode,
  indexId,
}: StudiedPlace): Promise<{ id: string }> {
  const options = { territories: [territoryCode], grades: ["2m"], years: [2023], outcomes: ["simce/lect"] };
  return db().relationRun.create({
    data: {
      ...{ id: newId(), territoryIds: [territoryId], jobId: newId(), options, indexId },
      ...{ input: '{"rows":[]}', result: '{"tests":[]}' },
      ...written,
    },
    select: { id: true },
  });
}

/** A selection of one territory whose first school is a case and whose other school is its reserve. */
export async function makeCaseSelection({
  territoryId,
  territoryCode,
  school,
  otherSchool,
  indexId,
}: StudiedPlace): Promise<{ id: string }> {
  const considered = [
    { rbd: school.rbd, status: "picked" },
    { rbd: otherSchool.rbd, status: "reserve" },
  ].map(({ rbd, status }) => ({
    ...{ rbd, status, zone: territoryCode, isRural: false, years: [2023], n: 40, gse: 2 },
    ...{ feedbackZ: 1, outcomeZ: 1, quadrant: "high_high", sign: "positive", rank: 1, stability: 1 },
    strengths: { minimum: 1, product: 1, residual: 1, sum: 2 },
    reasons: [{ code: status, value: 1 }],
  }));
  const result = {
    basis: { kind: "zones", schoolCount: 2 },
    shortBy: { [territoryCode]: 2 },
    schools: considered,
  };
  return db().caseSelection.create({
    data: {
      ...{ id: newId(), territoryIds: [territoryId], jobId: newId(), indexId },
      options: { territories: [territoryCode], years: [2023] },
      ...{ input: '{"basis":"zones","schools":[],"rows":[]}', result: JSON.stringify(result) },
      ...written,
    },
    select: { id: true },
  });
}
