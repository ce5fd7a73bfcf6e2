import "server-only";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { newId, requireId } from "@/lib/db/id";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { toUtcMidnight } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { visibleDataSets } from "@/lib/evidence/policy";
import { enqueueJob } from "@/lib/jobs/commands";
import { factorsVisibleTo } from "../policy/factors";
import type { FactorOptions } from "../schema/factor-options";
import {
  changeFactorOptionsInput,
  FACTORS_JOB,
  startFactorRunInput,
  type ChangeFactorOptionsInput,
  type StartFactorRunInput,
} from "../schema/factors";

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
    await audit(actor, tx, { action: "factor_run.started", id, territoryId });
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
    const run = await lockRun(actor, tx, runId);
    requireNotFrozen(run);
    await requireVariables(tx, run.dataSetId, options);
    await tx.factorRun.update({ where: { id: runId }, data: { options } });
    await audit(actor, tx, { action: "factor_run.changed", id: runId, territoryId: run.territoryId });
    return { id: runId };
  });
}

/** Asks for a run to be computed, as a job. INVALID_STATE while it is being computed, IMMUTABLE once an index was saved from it. */
export async function computeFactorRun(actor: Actor, runId: string): Promise<{ readonly jobId: string }> {
  const id = requireId(runId);
  return inTransaction(async (tx) => {
    const run = await lockRun(actor, tx, id);
    requireNotFrozen(run);
    const job =
      run.jobId === null
        ? null
        : await tx.job.findUnique({ where: { id: run.jobId }, select: { state: true } });
    requireState(
      job === null || (job.state !== "waiting" && job.state !== "running"),
      "Este análisis ya se está calculando. Recargar la página para ver cómo va.",
    );
    const jobId = await enqueueJob(actor, tx, { kind: FACTORS_JOB, input: { runId: id } });
    await tx.factorRun.update({ where: { id }, data: { jobId } });
    await audit(actor, tx, { action: "factor_run.asked", id, territoryId: run.territoryId });
    return { jobId };
  });
}

async function lockRun(actor: Actor, tx: Tx, id: string) {
  const where = { AND: [factorsVisibleTo(actor, civilToday()), { id }] };
  if ((await tx.factorRun.count({ where })) === 0) throw new AppError("NOT_FOUND");
  await lockRow(tx, "factor_run", id);
  return tx.factorRun.findUniqueOrThrow({
    where: { id },
    select: { territoryId: true, dataSetId: true, jobId: true, _count: { select: { indices: true } } },
  });
}

function requireNotFrozen({ _count }: { readonly _count: { readonly indices: number } }): void {
  if (_count.indices === 0) return;
  throw new AppError("IMMUTABLE", {
    message:
      "De este análisis ya se guardó un índice, así que no cambia. Comenzar otro con las mismas opciones.",
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

interface Audited {
  readonly action: "factor_run.started" | "factor_run.changed" | "factor_run.asked";
  readonly id: string;
  readonly territoryId: string;
}

async function audit(actor: Actor, tx: Tx, { action, id, territoryId }: Audited): Promise<void> {
  await writeAudit(actor, tx, { action, thingKind: "factor_run", thingId: id, territoryId });
}

function civilToday(): Date {
  return toUtcMidnight(civilDateAt(new Date(), DEFAULT_ZONE));
}
