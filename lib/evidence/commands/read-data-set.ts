import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { z } from "zod";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AppError, parseInput } from "@/lib/errors";
import type { JobRun } from "@/lib/jobs/schema";
import { unscopedUploadBytes } from "../queries/upload-bytes";
import { planProblems, proposeColumns, type ProposedColumn } from "../rules/data-sets/columns";
import { answersTable, requireBoundedAnswers, type AnswersTable } from "../rules/data-sets/open-answers";
import { previewOf } from "../rules/data-sets/preview";
import { TableProfile, type ColumnProfile } from "../rules/data-sets/profile";
import { AnswerReader, type AnswersRead } from "../rules/data-sets/read-answers";
import { openFile } from "../rules/reading/open-file";
import { scaleSchema, type CodebookQuestion } from "../schema/codebooks";
import { columnPlanSchema, type ColumnPlan, type DraftPreview } from "../schema/data-sets";
import type { SourceRow } from "../schema/source";
import { storeAnswers } from "./store-data-set";

/** The job that reads a file of student answers; its input is `{draftId, isStoring}`. */
export const READ_DATA_SET_JOB = "evidence.readDataSet";

const jobInput = z.object({ draftId: z.uuid(), isStoring: z.boolean() });

/** A refusal that no correction of the plan mends: what was sent is of no use and goes. */
const HOPELESS = new Set(["UNREADABLE_FILE", "UNKNOWN_FILE", "TOO_LARGE"]);
const ROWS_A_STEP = 2_000;

/**
 * Reads a draft's file: shows what its columns are and which rows would be taken or, when storing, stores them whole
 * and removes the file and the draft. What cannot be read at all is removed at once, with the reason left. Begun
 * again, it starts over; a draft that is gone because it was stored answers with its data set.
 */
export async function readDataSet(
  actor: Actor,
  input: unknown,
  run: JobRun,
): Promise<{ readonly dataSetId: string | null }> {
  const { draftId, isStoring } = parseInput(jobInput, input);
  const draft = await db().dataSetDraft.findFirst({
    where: { id: draftId, personId: actor.personId ?? "" },
    select: {
      codebookId: true,
      plan: true,
      upload: { select: { id: true, fileName: true, byteCount: true } },
    },
  });
  if (!draft) return storedBefore(actor, draftId);
  const { upload } = draft;
  await db().importUpload.update({
    where: { id: upload.id },
    data: { state: "reading", problem: Prisma.DbNull },
  });
  try {
    await run.report({ stage: "Abriendo el archivo" });
    const bytes = await unscopedUploadBytes(upload.id, upload.byteCount);
    const source = answersTable(await openFile(bytes, upload.fileName));
    const questions = await questionsOf(draft.codebookId);
    const plan = draft.plan === null ? null : columnPlanSchema.parse(draft.plan);
    const understood = await understand({ source, questions, plan, run });
    const { obstacle } = understood;
    if (!isStoring) {
      await keepPreview(draftId, understood);
      return { dataSetId: null };
    }
    if (obstacle !== null) throw new AppError("INVALID_INPUT", { message: obstacle });
    await run.report({ stage: "Guardando el conjunto de datos" });
    return await storeAnswers(actor, { draftId, sha256: source.sha256, answers: understood.answers });
  } catch (error) {
    if (error instanceof AppError) await leaveProblem(upload.id, error);
    throw error;
  }
}

async function storedBefore(actor: Actor, draftId: string): Promise<{ readonly dataSetId: string }> {
  const stored = await db().dataSet.count({ where: { id: draftId, createdById: actor.personId } });
  if (stored === 0) throw new AppError("NOT_FOUND");
  return { dataSetId: draftId };
}

type Question = Pick<CodebookQuestion, "scale" | "missingCodes" | "wording">;

async function questionsOf(codebookId: string | null): Promise<ReadonlyMap<string, Question>> {
  if (codebookId === null) return new Map();
  const items = await db().codebookItem.findMany({
    where: { codebookId },
    select: { variable: true, scale: true, missingCodes: true, wording: true },
  });
  return new Map(items.map((item) => [item.variable, { ...item, scale: scaleSchema.parse(item.scale) }]));
}

interface Reading {
  readonly source: AnswersTable;
  readonly questions: ReadonlyMap<string, Question>;
  /** Null: take what is proposed. */
  readonly plan: readonly ColumnPlan[] | null;
  readonly run: JobRun;
}

interface Understood {
  readonly columns: readonly ProposedColumn[];
  readonly profiles: readonly ColumnProfile[];
  readonly answers: AnswersRead;
  readonly preview: DraftPreview;
  /** What stands in the way of storing with these columns, in Spanish. */
  readonly obstacle: string | null;
}

async function understand({ source, questions, plan, run }: Reading): Promise<Understood> {
  const { table } = source;
  const profile = new TableProfile(table);
  await eachRow(table.rows(), async (row, line) => {
    profile.take(row.cells);
    if (line % ROWS_A_STEP === 0) await run.report({ stage: "Reconociendo las columnas", done: line });
  });
  const profiles = profile.result();
  const columns = withPlan(proposeColumns(profiles, questions), plan);
  const problems = planProblems(columns, profiles);
  if (problems.length > 0 && plan !== null)
    throw new AppError("INVALID_INPUT", { message: problems.join(" ") });
  const kept = columns.filter(({ role }) => role !== "left_out" && role !== "identifier");
  requireBoundedAnswers(profile.rowCount, kept.length);
  const reader = new AnswerReader({ plan: columns, questions, headerCount: table.headers.length });
  await eachRow(table.rows(), async (row, line) => {
    reader.take(row);
    if (line % ROWS_A_STEP === 0) {
      await run.report({ stage: "Revisando las respuestas", done: line, total: profile.rowCount });
    }
  });
  const answers = reader.result();
  const preview = previewOf({ columns, profiles, answers, questions });
  return { columns, profiles, answers, preview, obstacle: problems.length === 0 ? null : problems.join(" ") };
}

/** Lets the process breathe between steps, so that a large file does not stop what else it does. */
async function eachRow(
  rows: Iterable<SourceRow>,
  take: (row: SourceRow, count: number) => Promise<void> | void,
): Promise<void> {
  let count = 0;
  for (const row of rows) {
    count += 1;
    const step = take(row, count);
    if (count % ROWS_A_STEP !== 0) continue;
    await step;
    await breathe();
  }
}

/** What was proposed, with the person's corrections; what identifies persons stays so. */
function withPlan(
  proposed: readonly ProposedColumn[],
  plan: readonly ColumnPlan[] | null,
): readonly ProposedColumn[] {
  if (plan === null) return proposed;
  const chosen = new Map(plan.map(({ index, role }) => [index, role]));
  return proposed.map((column) => {
    const role = chosen.get(column.index) ?? column.role;
    if (column.role === "identifier" || role === column.role) return column;
    return { ...column, role, reason: "Elegido por usted" };
  });
}

async function keepPreview(draftId: string, { columns, preview, obstacle }: Understood): Promise<void> {
  const plan = columns.map(({ index, variable, role }) => ({ index, variable, role }));
  const problem = obstacle === null ? Prisma.DbNull : { code: "INVALID_INPUT", message: obstacle };
  await db().dataSetDraft.update({
    where: { id: draftId },
    data: { plan, preview, upload: { update: { state: "read", problem } } },
  });
}

async function leaveProblem(uploadId: string, { code, message }: AppError): Promise<void> {
  const problem = { code, message };
  if (!HOPELESS.has(code)) {
    await db().importUpload.update({ where: { id: uploadId }, data: { state: "read", problem } });
    return;
  }
  await db().$transaction([
    db().importUploadPart.deleteMany({ where: { uploadId } }),
    db().importUpload.update({ where: { id: uploadId }, data: { state: "refused", problem } }),
  ]);
}
