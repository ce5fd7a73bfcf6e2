import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { newId } from "@/lib/db/id";
import { inTransaction } from "@/lib/db/transaction";
import { AppError, parseInput } from "@/lib/errors";
import type { JobRun } from "@/lib/jobs/schema";
import { realColumn } from "@/lib/numerics/columns";
import { describeColumn } from "@/lib/numerics/descriptive/describe-column";
import { NumericsError } from "@/lib/numerics/numerics-error";
import { getCaseMaterial, getStudyZones, type Zone } from "../queries/study-material";
import { canonicalText, digestOf } from "../rules/canonical-text";
import { resampledRows } from "../rules/case-stability";
import { caseResult, pickedFrom } from "../rules/case-study";
import type { CaseInput, CaseResult } from "../schema/case-results";
import { caseSettings, type CaseSettings } from "../schema/cases";
import { STUDY_CODE_VERSION } from "../schema/study-rows";

const jobInput = z.object({ selectionId: z.uuid(), settings: caseSettings });

/** Runs of the bootstrap between two looks at whether to go on. */
const DRAWS_A_STEP = 10;

/** Selects the cases that were asked for and keeps every school with its reason; begun again, it keeps them once. INVALID_STATE where the schools with data are too few to compare. */
export async function calculateCases(
  actor: Actor,
  input: unknown,
  run: JobRun,
): Promise<{ readonly selectionId: string }> {
  const { selectionId, settings } = parseInput(jobInput, input);
  await run.report({ stage: "Reuniendo los resultados" });
  const material = await getCaseMaterial(actor, settings);
  const result = await select(material, settings, run);
  const zones = await getStudyZones(actor, settings.territories);
  await keep(actor, { selectionId, jobId: run.jobId, zones, material, settings, result });
  return { selectionId };
}

async function select(material: CaseInput, settings: CaseSettings, run: JobRun): Promise<CaseResult> {
  try {
    const picks = await countPicks(material, settings, run);
    return caseResult(material, settings, { picks, draws: settings.draws });
  } catch (error) {
    if (!(error instanceof NumericsError)) throw error;
    throw new AppError("INVALID_STATE", {
      message:
        "Hay muy pocas escuelas con todos los datos para comparar. Elegir más zonas, otros años u otros resultados.",
    });
  }
}

async function countPicks(
  material: CaseInput,
  settings: CaseSettings,
  run: JobRun,
): Promise<ReadonlyMap<number, number>> {
  const { draws, seed } = settings;
  const { sd } = describeColumn(realColumn(material.rows.map(({ feedback }) => feedback)));
  const picks = new Map<number, number>();
  for (let draw = 0; draw < draws; draw += 1) {
    if (draw % DRAWS_A_STEP === 0)
      await run.report({ stage: "Sorteando de nuevo", done: draw, total: draws });
    const rows = resampledRows(material.rows, { seed, draw, scoreSd: sd });
    for (const rbd of pickedFrom(rows, material, settings)) picks.set(rbd, (picks.get(rbd) ?? 0) + 1);
  }
  return picks;
}

async function keep(
  actor: Actor,
  selection: {
    readonly selectionId: string;
    readonly jobId: string;
    readonly zones: readonly Zone[];
    readonly material: CaseInput;
    readonly settings: CaseSettings;
    readonly result: CaseResult;
  },
): Promise<void> {
  const { selectionId: id, jobId, zones, settings } = selection;
  const [input, result] = [canonicalText(selection.material), canonicalText(selection.result)];
  await inTransaction(async (tx) => {
    if ((await tx.caseSelection.count({ where: { id } })) > 0) return;
    const at = new Date();
    await tx.caseSelection.create({
      data: {
        id,
        territoryIds: zones.map((zone) => zone.id),
        indexId: settings.source.kind === "index" ? settings.source.indexId : null,
        options: settings,
        seed: settings.seed,
        codeVersion: STUDY_CODE_VERSION,
        ...{ input, inputDigest: digestOf(input), result, resultDigest: digestOf(result) },
        ...{ jobId, createdAt: at, createdById: actor.personId },
      },
    });
    for (const { id: territoryId, code } of zones) {
      const picked = selection.result.schools.filter(
        ({ zone, status }) => zone === code && status === "picked",
      );
      await tx.caseLogEntry.create({
        data: { id: newId(), selectionId: id, territoryId, kind: "selected", at, byId: actor.personId },
      });
      await writeAudit(actor, tx, {
        action: "case.selected",
        thingKind: "case_selection",
        thingId: id,
        territoryId,
        details: { cases: picked.length },
      });
    }
  });
}
