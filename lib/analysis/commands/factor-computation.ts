import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError, requireState } from "@/lib/errors";
import { loadDataSet } from "@/lib/evidence/queries/data-set-answers";
import { scaleSchema } from "@/lib/evidence/schema/codebooks";
import type { LoadedColumn, LoadedDataSet } from "@/lib/evidence/schema/data-sets";
import type { JobRun } from "@/lib/jobs/schema";
import { INT16_MISSING } from "@/lib/numerics/columns";
import { getFactorRun } from "../queries/factors";
import type { FactorOrder, FactorOutcome, OrderedItem } from "../rules/factors/order";
import { factorCodeVersion } from "../rules/factors/version";
import type { FactorRunView } from "../schema/factors";
import { lockFactorRun } from "./locked-factor-run";

/** Does the mathematics away from the process that asks; `report` is told each step and how many draws are done. */
export type ComputeFactors = (
  order: FactorOrder,
  around: { readonly signal: AbortSignal; readonly report: JobRun["report"] },
) => Promise<FactorOutcome>;

/**
 * Computes a run as whoever asked for it, with the rights of today, and stores every step with the digests of the data
 * and of the result. The draws of the parallel analysis are taken from the results before when nothing that they depend on has changed.
 * NOT_FOUND unless the data set is reached; what was computed before stays when this is stopped.
 */
export async function carryOutFactorRun(
  actor: Actor,
  runId: string,
  { compute, run }: { readonly compute: ComputeFactors; readonly run: JobRun },
): Promise<{ readonly runId: string; readonly resultDigest: string }> {
  await run.report({ stage: "Abriendo las respuestas" });
  const view = await getFactorRun(actor, runId);
  requireState(!view.isFrozen, "De este análisis ya se guardó un índice, así que no se calcula de nuevo.");
  const { order, dataDigest } = await orderOf(actor, view);
  const outcome = await compute(order, { signal: run.signal, report: (progress) => run.report(progress) });
  const results = JSON.stringify(outcome.results);
  const schoolMeans = JSON.stringify(outcome.schoolMeans);
  const resultDigest = createHash("sha256").update(results).update(schoolMeans).digest("hex");
  await inTransaction(async (tx) => {
    await lockFactorRun(actor, tx, runId);
    const { territoryId } = await tx.factorRun.update({
      where: { id: runId },
      data: {
        results: asJson(results),
        schoolMeans: asJson(schoolMeans),
        computedOptions: view.options,
        ...{ dataDigest, resultDigest, codeVersion: factorCodeVersion, computedAt: new Date() },
      },
      select: { territoryId: true },
    });
    await writeAudit(actor, tx, {
      action: "factor_run.computed",
      thingKind: "factor_run",
      thingId: runId,
      territoryId,
      details: { resultDigest, stoppedAt: outcome.results.stoppedAt?.step ?? null },
    });
  });
  return { runId, resultDigest };
}

function asJson(text: string) {
  const value: Prisma.InputJsonValue | null = JSON.parse(text);
  return value ?? Prisma.DbNull;
}

async function orderOf(
  actor: Actor,
  view: FactorRunView,
): Promise<{ readonly order: FactorOrder; readonly dataDigest: string }> {
  const { options, dataSetId } = view;
  const school = await db().dataSetColumn.findFirst({
    where: { dataSetId, role: "school" },
    select: { variable: true },
  });
  const extra = [school?.variable, options.gradeBy].filter((name) => typeof name === "string");
  const data = await loadDataSet(actor, { dataSetId, variables: [...options.items, ...extra] });
  const scales = await scaleEnds(dataSetId);
  const dataDigest = digestOf(data);
  const isSameData = view.dataDigest === dataDigest && view.codeVersion === factorCodeVersion;
  return {
    dataDigest,
    order: {
      ...{ options, minimumCell: data.minimumCell },
      items: options.items.map((variable) => orderedItem(variable, data, scales.get(variable))),
      schools: data.columns.find((column) => column.role === "school")?.values ?? null,
      grades: data.columns.find((column) => column.role === "group") ?? null,
      kept: isSameData && hasSameDraws(view) ? (view.results?.number ?? null) : null,
    },
  };
}

/** Draws depend on the matrix and on how they are made: not on what is chosen from them, nor on the solution. */
function hasSameDraws({ options, computedOptions, steps }: FactorRunView): boolean {
  if (computedOptions === null || steps.matrix !== "current") return false;
  const [now, before] = [options.number, computedOptions.number];
  return (["data", "draws", "quantile", "seed"] as const).every((key) => now[key] === before[key]);
}

interface Ends {
  readonly lowest: number;
  readonly highest: number;
}

async function scaleEnds(dataSetId: string): Promise<ReadonlyMap<string, Ends>> {
  const { codebook } = await db().dataSet.findUniqueOrThrow({
    where: { id: dataSetId },
    select: { codebook: { select: { items: { select: { variable: true, scale: true } } } } },
  });
  const ends = (codebook?.items ?? []).flatMap(({ variable, scale }): [string, Ends][] => {
    const codes = scaleSchema.parse(scale).map(({ code }) => code);
    return codes.length === 0
      ? []
      : [[variable, { lowest: Math.min(...codes), highest: Math.max(...codes) }]];
  });
  return new Map(ends);
}

/** The ends of the codebook's scale, or of the answers given when there is none. */
function orderedItem(variable: string, { columns }: LoadedDataSet, ends: Ends | undefined): OrderedItem {
  const column = columns.find((one) => one.variable === variable);
  if (column?.role !== "item") {
    throw new AppError("INVALID_INPUT", { message: `${variable} no es una pregunta del conjunto.` });
  }
  const { values } = column;
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value === INT16_MISSING) continue;
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  return { variable, values, lowest: ends?.lowest ?? lowest, highest: ends?.highest ?? highest };
}

function digestOf({ columns }: LoadedDataSet): string {
  const hash = createHash("sha256");
  for (const { variable, values } of columns satisfies readonly LoadedColumn[]) {
    hash.update(`${variable}\n`).update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return hash.digest("hex");
}
