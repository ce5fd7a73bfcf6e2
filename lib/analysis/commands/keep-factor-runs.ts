import "server-only";
import type { Actor } from "@/lib/access/schema";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { countOf, joinWords } from "@/lib/format/text";
import {
  deleteFactorRunInput,
  renameFactorRunInput,
  type DeleteFactorRunInput,
  type RenameFactorRunInput,
} from "../schema/factors";
import { requireNoIndex } from "../rules/factors/immutable";
import { auditFactorRun, lockFactorRun } from "./locked-factor-run";

/** Gives a run another name. NOT_FOUND unless reached today, IMMUTABLE once an index was saved from it: its sheet carries the name. */
export async function renameFactorRun(actor: Actor, input: RenameFactorRunInput): Promise<void> {
  const { runId, name } = parseInput(renameFactorRunInput, input);
  await inTransaction(async (tx) => {
    const run = await lockFactorRun(actor, tx, runId);
    requireNoIndex(run);
    await tx.factorRun.update({ where: { id: runId }, data: { name } });
    await auditFactorRun(actor, tx, {
      action: "factor_run.renamed",
      id: runId,
      territoryId: run.territoryId,
    });
  });
}

/**
 * Removes what a run chose and computed, and leaves the line that says who deleted it, when and why. NOT_FOUND unless
 * reached today, INVALID_STATE while it is being computed, IMMUTABLE when an index was saved from it, with what stands on
 * that index in words.
 */
export async function deleteFactorRun(actor: Actor, input: DeleteFactorRunInput): Promise<void> {
  const { runId, reason } = parseInput(deleteFactorRunInput, input);
  await inTransaction(async (tx) => {
    const { territoryId, indexIds, isBeingComputed } = await lockFactorRun(actor, tx, runId);
    if (indexIds.length > 0) {
      throw new AppError("IMMUTABLE", { message: await standingWords(tx, indexIds) });
    }
    requireState(
      !isBeingComputed,
      "Este análisis se está calculando. Cancelar el cálculo antes de borrarlo.",
    );
    await tx.factorRun.update({
      where: { id: runId },
      data: {
        ...{
          options: {},
          computedOptions: Prisma.DbNull,
          results: Prisma.DbNull,
          schoolMeans: Prisma.DbNull,
        },
        ...{ dataDigest: null, resultDigest: null, jobId: null },
        ...{ deletedAt: new Date(), deletedById: actor.personId, deleteReason: reason },
      },
    });
    await auditFactorRun(actor, tx, { action: "factor_run.deleted", id: runId, territoryId });
  });
}

/** What stands on the indices of a run and would be left without its ground. */
async function standingWords(tx: Tx, indexIds: readonly string[]): Promise<string> {
  const where = { indexId: { in: [...indexIds] } };
  const [relations, selections] = [
    await tx.relationRun.count({ where }),
    await tx.caseSelection.count({ where }),
  ];
  const standing = [
    countOf(indexIds.length, "índice guardado", "índices guardados"),
    ...(relations > 0 ? [countOf(relations, "estudio de relaciones", "estudios de relaciones")] : []),
    ...(selections > 0 ? [countOf(selections, "selección de casos", "selecciones de casos")] : []),
  ];
  return `No se puede borrar: sobre este análisis hay ${joinWords(standing)}, y quien los revise tiene que poder repetirlo.`;
}
