import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { newId } from "@/lib/db/id";
import { inTransaction } from "@/lib/db/transaction";
import { parseInput } from "@/lib/errors";
import { enqueueJob } from "@/lib/jobs/commands";
import type { JobRun } from "@/lib/jobs/schema";
import { getRelationMaterial, getStudyZones } from "../queries/study-material";
import { canonicalText, digestOf } from "../rules/canonical-text";
import { adjusted, plannedRelations, relate, type BareTest } from "../rules/relation-tests";
import {
  RELATIONS_JOB,
  relationRequest,
  type RelationOptions,
  type RelationRequest,
} from "../schema/relations";
import { STUDY_CODE_VERSION, type StudyRow } from "../schema/study-rows";

/** Asks for relations to be calculated, as a job; the run can be read once the job is done. Rights as `getStudyZones`. */
export async function askRelations(
  actor: Actor,
  input: RelationRequest,
): Promise<{ readonly runId: string; readonly jobId: string }> {
  const options = parseInput(relationRequest, input);
  await getStudyZones(actor, options.territories);
  const runId = newId();
  const jobId = await inTransaction(async (tx) => {
    await writeAudit(actor, tx, {
      action: "relation.asked",
      thingKind: "relation_run",
      thingId: runId,
      territoryId: null,
      details: { zones: options.territories },
    });
    return enqueueJob(actor, tx, { kind: RELATIONS_JOB, input: { runId, options } });
  });
  return { runId, jobId };
}

const jobInput = z.object({ runId: z.uuid(), options: relationRequest });

/** Tests between two looks at whether to go on. */
const TESTS_A_STEP = 8;

/** Calculates the relations that were asked for and keeps them; begun again, it keeps them once. */
export async function calculateRelations(
  actor: Actor,
  input: unknown,
  run: JobRun,
): Promise<{ readonly runId: string }> {
  const { runId, options } = parseInput(jobInput, input);
  await run.report({ stage: "Reuniendo los resultados" });
  const rows = await getRelationMaterial(actor, options);
  const tests = await relateAll(rows, options, run);
  const zones = await getStudyZones(actor, options.territories);
  const result = canonicalText({ tests: adjusted(tests) });
  const inputText = canonicalText({ rows });
  await inTransaction(async (tx) => {
    if ((await tx.relationRun.count({ where: { id: runId } })) > 0) return;
    await tx.relationRun.create({
      data: {
        id: runId,
        territoryIds: zones.map(({ id }) => id),
        indexId: options.source.kind === "index" ? options.source.indexId : null,
        options,
        seed: options.seed,
        codeVersion: STUDY_CODE_VERSION,
        ...{ input: inputText, inputDigest: digestOf(inputText) },
        ...{ result, resultDigest: digestOf(result) },
        jobId: run.jobId,
        createdAt: new Date(),
        createdById: actor.personId,
      },
    });
    await writeAudit(actor, tx, {
      action: "relation.calculated",
      thingKind: "relation_run",
      thingId: runId,
      territoryId: null,
      details: { zones: options.territories, tests: tests.length },
    });
  });
  return { runId };
}

async function relateAll(
  rows: readonly StudyRow[],
  options: RelationOptions,
  run: JobRun,
): Promise<readonly BareTest[]> {
  const plans = plannedRelations(options);
  const tests: BareTest[] = [];
  for (const [at, plan] of plans.entries()) {
    if (at % TESTS_A_STEP === 0) {
      await run.report({ stage: "Calculando las relaciones", done: at, total: plans.length });
    }
    tests.push(relate(plan, rows, options));
  }
  return tests;
}
