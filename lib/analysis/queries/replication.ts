import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { requireId } from "@/lib/db/id";
import { AppError } from "@/lib/errors";
import { loadDataSet } from "@/lib/evidence/queries/data-set-answers";
import { scaleSchema, type Scale } from "@/lib/evidence/schema/codebooks";
import type { LoadedDataSet } from "@/lib/evidence/schema/data-sets";
import { studiesVisibleTo } from "../policy/relations";
import { caseInput, type CaseInput } from "../schema/case-results";
import { relationInput } from "../schema/relation-results";
import type { FactorOptions } from "../schema/factor-options";
import type { StudyRow } from "../schema/study-rows";
import { getIndex } from "./indices";

/** The answers that a factor run used, as they are stored, with what the codebook says of each code. */
export interface FactorAnswers {
  readonly data: LoadedDataSet;
  readonly scales: ReadonlyMap<string, Scale>;
}

/** Opens the answers of a run to be analysed elsewhere; the opening is left in the audit trail. NOT_FOUND unless the data set is reached today. */
export async function getFactorAnswers(
  actor: Actor,
  { dataSetId, options }: { readonly dataSetId: string; readonly options: FactorOptions },
): Promise<FactorAnswers> {
  const school = await db().dataSetColumn.findFirst({
    where: { dataSetId, role: "school" },
    select: { variable: true },
  });
  const extra = [school?.variable, options.gradeBy].filter((name) => typeof name === "string");
  const data = await loadDataSet(actor, { dataSetId, variables: [...options.items, ...extra] });
  const { codebook } = await db().dataSet.findUniqueOrThrow({
    where: { id: dataSetId },
    select: { codebook: { select: { items: { select: { variable: true, scale: true } } } } },
  });
  const scales = (codebook?.items ?? []).map(
    ({ variable, scale }) => [variable, scaleSchema.parse(scale)] as const,
  );
  return { data, scales: new Map(scales) };
}

/** The schools and figures that relations were calculated from; rights as `getRelationRun`. */
export async function getRelationInput(actor: Actor, runId: string): Promise<readonly StudyRow[]> {
  const row = await db().relationRun.findFirst({
    where: { AND: [studiesVisibleTo(actor), { id: requireId(runId) }] },
    select: { indexId: true, input: true },
  });
  if (!row) throw new AppError("NOT_FOUND");
  if (row.indexId !== null) await getIndex(actor, row.indexId);
  return relationInput.parse(JSON.parse(row.input)).rows;
}

/** The schools and figures that cases were selected from; rights as `getCaseSelection`. */
export async function getCaseInput(actor: Actor, selectionId: string): Promise<CaseInput> {
  const row = await db().caseSelection.findFirst({
    where: { AND: [studiesVisibleTo(actor), { id: requireId(selectionId) }] },
    select: { indexId: true, input: true },
  });
  if (!row) throw new AppError("NOT_FOUND");
  if (row.indexId !== null) await getIndex(actor, row.indexId);
  return caseInput.parse(JSON.parse(row.input));
}
