import "server-only";
import type { Actor } from "@/lib/access/schema";
import { newId, requireId } from "@/lib/db/id";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { toUtcMidnight } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { visibleDataSets } from "@/lib/evidence/policy";
import { enqueueJob } from "@/lib/jobs/commands";
import type { FactorOptions } from "../schema/factor-options";
import {
  changeFactorOptionsInput,
  FACTORS_JOB,
  startFactorRunInput,
  type ChangeFactorOptionsInput,
  type StartFactorRunInput,
} from "../schema/factors";
import { requireNoIndex } from "../rules/factors/immutable";
import { auditFactorRun, lockFactorRun } from "./locked-factor-run";

/** Begins a run on a data set that the person reaches today; nothing is computed yet. NOT_FOUND for any other data set, INVALID_INPUT for variables it does not have. */
export async function startFactorRun(
  actor: Actor,
  input: StartFactorRunInput,
): Promise<{ readonly id: string }> {
  const { dataSetId, name, options } = parseInput(startFactorRunInput, input);
  return inTransaction(async (tx) => {
    const dataSet = await tx.dataSet.findFirst({
      where: { AND: [visibleDataSets(actor, civilToday()), { id: dataSetId }] },
      select: { territoryId: true },
    });
    if (!dataSet) throw new AppError("NOT_FOUND");
    await requireVariables(tx, dataSetId, options);
    const id = newId();
    const { territoryId } = dataSet;
    await tx.factorRun.create({
      data: { id, territoryId, dataSetId, name, options, createdAt: new Date(), createdById: actor.personId },
    });
    await auditFactorRun(actor, tx, { action: "factor_run.started", id, territoryId });
    return { id };
  });
}

/** Changes the options of a run; the steps they touch become stale. NOT_FOUND unless reached today, IMMUTABLE once an index was saved from it. */
export async function changeFactorOptions(
  actor: Actor,
  input: ChangeFactorOptionsInput,
): Promise<{ readonly id: string }> {
  const { runId, options } = parseInput(changeFactorOptionsInput, input);
  return inTransaction(async (tx) => {
    const run = await lockFactorRun(actor, tx, runId);
    requireNoIndex(run);
    await requireVariables(tx, run.dataSetId, options);
    await tx.factorRun.update({ where: { id: runId }, data: { options } });
    await auditFactorRun(actor, tx, {
      action: "factor_run.changed",
      id: runId,
      territoryId: run.territoryId,
    });
    return { id: runId };
  });
}

/** Asks for a run to be computed, as a job. INVALID_STATE while it is being computed, IMMUTABLE once an index was saved from it. */
export async function computeFactorRun(actor: Actor, runId: string): Promise<{ readonly jobId: string }> {
  const id = requireId(runId);
  return inTransaction(async (tx) => {
    const run = await lockFactorRun(actor, tx, id);
    requireNoIndex(run);
    requireState(
      !run.isBeingComputed,
      "Este análisis ya se está calculando. Recargar la página para ver cómo va.",
    );
    const jobId = await enqueueJob(actor, tx, { kind: FACTORS_JOB, input: { runId: id } });
    await tx.factorRun.update({ where: { id }, data: { jobId } });
    await auditFactorRun(actor, tx, { action: "factor_run.asked", id, territoryId: run.territoryId });
    return { jobId };
  });
}

async function requireVariables(tx: Tx, dataSetId: string, options: FactorOptions): Promise<void> {
  const columns = await tx.dataSetColumn.findMany({
    where: { dataSetId },
    select: { variable: true, role: true },
  });
  const named = (role: string) =>
    new Set(columns.filter((one) => one.role === role).map((one) => one.variable));
  const items = named("item");
  const fields: Record<string, string> = {};
  const unknown = options.items.find((variable) => !items.has(variable));
  if (unknown !== undefined) fields.items = `El conjunto no tiene la pregunta ${unknown}.`;
  if (new Set(options.items).size < options.items.length) {
    fields.items = "Una pregunta está elegida dos veces.";
  }
  if (options.reversed.some((variable) => !options.items.includes(variable))) {
    fields.reversed = "Solo se dan vuelta preguntas elegidas.";
  }
  if (options.gradeBy !== null && !named("group").has(options.gradeBy)) {
    fields.gradeBy = `El conjunto no tiene el grupo ${options.gradeBy}.`;
  }
  const wrong = Object.entries(fields).map(([option, message]) => [`options.${option}`, message] as const);
  if (wrong.length > 0) throw new AppError("INVALID_INPUT", { fields: Object.fromEntries(wrong) });
}

function civilToday(): Date {
  return toUtcMidnight(civilDateAt(new Date(), DEFAULT_ZONE));
}
