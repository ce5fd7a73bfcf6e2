import { z } from "zod";
import { readOfficialFiles } from "@/lib/cli/read-worker";
import { parseInput } from "@/lib/errors";
import { READ_DATA_SET_JOB, readDataSet } from "@/lib/evidence/commands/read-data-set";
import { readUpload } from "@/lib/evidence/commands/read-upload";
import { READ_JOB } from "@/lib/evidence/schema/imports";
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

/** Every kind of job that this installation can do, and who does it. */
export const jobHandlers: JobHandlers = {
  [READ_JOB]: readOfficialUpload,
  [READ_DATA_SET_JOB]: readDataSet,
};
