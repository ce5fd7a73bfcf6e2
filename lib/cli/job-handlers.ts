import { z } from "zod";
import { calculateCases } from "@/lib/analysis/commands/calculate-cases";
import { calculateRelations } from "@/lib/analysis/commands/relations";
import { CASES_JOB } from "@/lib/analysis/schema/cases";
import { RELATIONS_JOB } from "@/lib/analysis/schema/relations";
import { carryOutFactorRun } from "@/lib/analysis/commands/factor-computation";
import { FACTORS_JOB } from "@/lib/analysis/schema/factors";
import { computeFactorsInThread } from "@/lib/cli/factor-worker";
import { readOfficialFiles } from "@/lib/cli/read-worker";
import { parseInput } from "@/lib/errors";
import { carryOutPublication } from "@/lib/evidence/commands/publication";
import { READ_DATA_SET_JOB, readDataSet } from "@/lib/evidence/commands/read-data-set";
import { readUpload } from "@/lib/evidence/commands/read-upload";
import { PUBLISH_JOB, READ_JOB } from "@/lib/evidence/schema/imports";
import type { JobHandler, JobHandlers } from "@/lib/jobs/handler";

const readInput = z.object({ uploadId: z.uuid() });

/** Reads an upload in a thread apart; its answer is what was staged. */
const readOfficialUpload: JobHandler = async (actor, input, run) => {
  const { uploadId } = parseInput(readInput, input);
  const { state, batches } = await readUpload(actor, uploadId, {
    parse: (bytes, fileName, known) => readOfficialFiles({ bytes, fileName, known }, { signal: run.signal }),
    run,
  });
  return { state, batchIds: batches.map(({ id }) => id) };
};

const publishInput = z.object({ batchId: z.uuid() });

/** Publishes a staged batch; its answer is what state that left it in. */
const publishOfficialBatch: JobHandler = async (actor, input, run) =>
  carryOutPublication(actor, { ...parseInput(publishInput, input), run });

const factorsInput = z.object({ runId: z.uuid() });

/** Computes a factor run in threads apart; its answer is the digest of what came out. */
const computeFactors: JobHandler = async (actor, input, run) => {
  const { runId } = parseInput(factorsInput, input);
  return carryOutFactorRun(actor, runId, { compute: computeFactorsInThread, run });
};

/** Every kind of job that this installation can do, and who does it. */
export const jobHandlers: JobHandlers = {
  [READ_JOB]: readOfficialUpload,
  [PUBLISH_JOB]: publishOfficialBatch,
  [READ_DATA_SET_JOB]: readDataSet,
  [FACTORS_JOB]: computeFactors,
  [RELATIONS_JOB]: calculateRelations,
  [CASES_JOB]: calculateCases,
};
