import type { JobHandlers } from "@/lib/jobs/handler";

/** Every kind of job that this installation can do, and who does it. */
export const jobHandlers: JobHandlers = {};
