import "server-only";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { newId } from "@/lib/db/id";
import { inTransaction, lockRow } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { getFactorRun } from "../queries/factors";
import { indexFrom } from "../rules/factors/index-from-run";
import { schoolMeansSchema } from "../schema/factor-runs";
import { saveIndexInput, type SaveIndexInput } from "../schema/indices";

/**
 * Saves one factor of a computed run under a name and a version: items, scoring, reliability, and the scores of the
 * schools of at least the minimum cell. The run no longer changes after it. INVALID_STATE unless every step is current,
 * DUPLICATE for a name and version that the data set already has.
 */
export async function saveIndex(actor: Actor, input: SaveIndexInput): Promise<{ readonly id: string }> {
  const { runId, name, version, factor } = parseInput(saveIndexInput, input);
  await getFactorRun(actor, runId);
  return inTransaction(async (tx) => {
    await lockRow(tx, "factor_run", runId);
    const run = await getFactorRun(actor, runId);
    requireState(
      Object.values(run.steps).every((state) => state === "current") && run.results?.stoppedAt === null,
      "Hay pasos por calcular de nuevo. Calcular el análisis completo antes de guardar el índice.",
    );
    const stored = await tx.factorRun.findUniqueOrThrow({
      where: { id: runId },
      select: { territoryId: true, schoolMeans: true, resultDigest: true },
    });
    const means = schoolMeansSchema.nullable().parse(stored.schoolMeans);
    const index = indexFrom(run, { factor, means });
    requireState(index !== null, "El análisis no tiene ese factor, o no alcanza a tener puntaje.");
    const { dataSetId } = run;
    if ((await tx.analysisIndex.count({ where: { dataSetId, name, version } })) > 0) {
      throw new AppError("DUPLICATE", {
        fields: { version: "Ya hay un índice con este nombre y esta versión. Usar otra versión." },
      });
    }
    const { territoryId, resultDigest } = stored;
    const { scores, items, reliability, ...facts } = index;
    const id = newId();
    await tx.analysisIndex.create({
      data: {
        ...{ id, territoryId, runId, dataSetId, name, version, factor, ...facts },
        ...{ items: [...items], reliability, resultDigest: resultDigest ?? "" },
        ...{ createdAt: new Date(), createdById: actor.personId },
      },
    });
    await tx.schoolScore.createMany({
      data: scores.map((score) => ({ id: newId(), indexId: id, ...score })),
    });
    await writeAudit(actor, tx, {
      action: "analysis_index.saved",
      thingKind: "analysis_index",
      thingId: id,
      territoryId,
      details: { runId, factor, schools: scores.length },
    });
    return { id };
  });
}
