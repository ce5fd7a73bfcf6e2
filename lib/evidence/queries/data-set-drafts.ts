import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { requireId } from "@/lib/db/id";
import { draftsVisibleTo } from "../policy";
import { draftPreviewSchema, statementInput, type DraftView } from "../schema/data-sets";

const shown = {
  id: true,
  codebookId: true,
  preview: true,
  statement: true,
  createdAt: true,
  upload: { select: { fileName: true, byteCount: true, state: true, problem: true, jobId: true } },
} satisfies Prisma.DataSetDraftSelect;

const problemSchema = z.object({ code: z.string(), message: z.string() }).nullable();

/** One's own files of answers that are on their way in, newest first. */
export async function listDrafts(actor: Actor): Promise<readonly DraftView[]> {
  const rows = await db().dataSetDraft.findMany({
    where: draftsVisibleTo(actor),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: shown,
    take: 50,
  });
  return Promise.all(rows.map(toView));
}

/** One's own draft as it stands; null for another's, and for one that was stored or withdrawn. */
export async function findDraft(actor: Actor, id: string): Promise<DraftView | null> {
  const row = await db().dataSetDraft.findFirst({
    where: { AND: [draftsVisibleTo(actor), { id: requireId(id) }] },
    select: shown,
  });
  return row && toView(row);
}

async function toView(row: Prisma.DataSetDraftGetPayload<{ select: typeof shown }>): Promise<DraftView> {
  const { id, createdAt, codebookId, preview, statement, upload } = row;
  const codebook =
    codebookId === null
      ? null
      : await db().codebook.findUnique({ where: { id: codebookId }, select: { id: true, name: true } });
  return {
    ...{ id, createdAt, codebook },
    fileName: upload.fileName,
    byteCount: upload.byteCount,
    state: upload.state,
    problem: problemSchema.parse(upload.problem),
    jobId: upload.jobId,
    preview: preview === null ? null : draftPreviewSchema.parse(preview),
    statement: statement === null ? null : statementInput.parse(statement),
  };
}
