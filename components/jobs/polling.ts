import { jobStates, type JobView } from "@/lib/jobs/schema";

const visiblePauseMs = 1_000;
const hiddenPauseMs = 10_000;
const longestPauseMs = 30_000;

/** How long to wait before looking again: a second, longer in a hidden tab, and ever longer while nobody answers. */
export function pauseBeforeLookingMs(tab: { readonly isHidden: boolean; readonly failures: number }): number {
  const base = tab.isHidden ? hiddenPauseMs : visiblePauseMs;
  return Math.min(base * 2 ** tab.failures, Math.max(longestPauseMs, base));
}

/** The answer of /api/jobs/… as a job, or null when it is not one: another version of the program may have answered. */
export function readJobView(body: unknown): JobView | null {
  if (!isRecord(body)) return null;
  const state = jobStates.find((known) => known === body["state"]);
  const { id, kind, progressDone, interruptions } = body;
  const createdAt = readDate(body["createdAt"]);
  if (state === undefined || typeof id !== "string" || typeof kind !== "string" || createdAt === null)
    return null;
  if (typeof progressDone !== "number" || typeof interruptions !== "number") return null;
  const { stage, progressTotal, problem } = body;
  return {
    id,
    kind,
    state,
    stage: typeof stage === "string" ? stage : null,
    progressDone,
    progressTotal: typeof progressTotal === "number" ? progressTotal : null,
    interruptions,
    problem: readProblem(problem),
    result: body["result"],
    createdAt,
    startedAt: readDate(body["startedAt"]),
    finishedAt: readDate(body["finishedAt"]),
  };
}

function readProblem(value: unknown): JobView["problem"] {
  if (!isRecord(value)) return null;
  const { code, message } = value;
  return typeof code === "string" && typeof message === "string" ? { code, message } : null;
}

function readDate(value: unknown): Date | null {
  const date = typeof value === "string" ? new Date(value) : null;
  return date === null || Number.isNaN(date.getTime()) ? null : date;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
