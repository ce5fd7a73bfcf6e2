import "server-only";
import type { Actor } from "@/lib/access/schema";
import { territoriesOf } from "@/lib/access/rules";
import { requireAllowed } from "@/lib/access/policy";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { requireId } from "@/lib/db/id";
import { keyset, pageRequest, toPage, type Page, type PageRequest } from "@/lib/db/page";
import { AppError } from "@/lib/errors";
import { batchesVisibleTo, mayImport, maySendFiles, mayUndo, uploadsVisibleTo } from "../policy";
import { undoObstacleOf } from "../rules/undoing";
import type { BatchDetail, BatchFilter, BatchSummary, FigureChange, UploadView } from "../schema/imports";
import type { Rejection } from "../schema/parsed";
import {
  summarySelect,
  toProblem,
  toReading,
  toSummary,
  toTerritoryCounts,
  toWarnings,
  unscopedNames,
} from "./batch-rows";
import { changesOf } from "./figure-changes";
import { unscopedPublicationOf } from "./publication";

const uploadSelect = {
  id: true,
  fileName: true,
  byteCount: true,
  state: true,
  problem: true,
  uploadedAt: true,
  uploadedById: true,
  jobId: true,
  parts: { select: { sequence: true }, orderBy: { sequence: "asc" } },
  batches: { select: summarySelect, orderBy: { id: "asc" } },
} satisfies Prisma.ImportUploadSelect;

type UploadRow = Prisma.ImportUploadGetPayload<{ select: typeof uploadSelect }>;

/** Uploads of official files with what was read of them, newest first. FORBIDDEN unless the person may import. */
export async function listUploads(actor: Actor, request: PageRequest): Promise<Page<UploadView>> {
  requireAllowed(mayImport(actor));
  const rows = await db().importUpload.findMany({
    where: { purpose: "official" },
    select: uploadSelect,
    orderBy: [{ uploadedAt: "desc" }, { id: "desc" }],
    ...keyset(request),
  });
  const names = await namesOfUploads(rows);
  return toPage(rows, request, (row) => toUpload(actor, row, names));
}

/** One upload with what was read of it. FORBIDDEN unless the person may send files, NOT_FOUND for student answers that somebody else sent. */
export async function getUpload(actor: Actor, uploadId: string): Promise<UploadView> {
  requireAllowed(maySendFiles(actor));
  const row = await db().importUpload.findFirst({
    where: { AND: [uploadsVisibleTo(actor), { id: requireId(uploadId) }] },
    select: uploadSelect,
  });
  if (!row) throw new AppError("NOT_FOUND");
  return toUpload(actor, row, await namesOfUploads([row]));
}

function namesOfUploads(rows: readonly UploadRow[]): Promise<ReadonlyMap<string, string>> {
  return unscopedNames(
    rows.flatMap(({ uploadedById, batches }) => [
      uploadedById,
      ...batches.map((batch) => batch.importedById),
    ]),
  );
}

function toUpload(actor: Actor, row: UploadRow, names: ReadonlyMap<string, string>): UploadView {
  const { uploadedById, problem, parts, batches, ...upload } = row;
  return {
    ...upload,
    problem: toProblem(problem),
    uploadedByName: uploadedById === null ? null : (names.get(uploadedById) ?? null),
    isOwn: uploadedById === actor.personId,
    receivedParts: upload.state === "receiving" ? parts.map(({ sequence }) => sequence) : [],
    batches: batches.map((batch) => toSummary(batch, names)),
  };
}

/** Batches newest first, the seed's and the command line's too. Those under review and set aside are seen by who may import; without a role there is none. */
export async function listBatches(
  actor: Actor,
  request: BatchFilter & PageRequest,
): Promise<Page<BatchSummary>> {
  const { family, state, ...page } = request;
  const rows = await db().importBatch.findMany({
    where: {
      AND: [
        batchesVisibleTo(actor),
        family === undefined ? {} : { family },
        state === undefined ? {} : { state },
      ],
    },
    select: summarySelect,
    orderBy: [{ importedAt: "desc" }, { id: "desc" }],
    ...keyset(page),
  });
  const names = await unscopedNames(rows.map(({ importedById }) => importedById));
  return toPage(rows, page, (row) => toSummary(row, names));
}

/** A batch with what it says and what may be done with it. NOT_FOUND if it is missing, or not published and the person may not import. */
export async function getBatch(actor: Actor, batchId: string): Promise<BatchDetail> {
  const row = await findVisible(actor, batchId, {
    ...summarySelect,
    publisher: true,
    title: true,
    sha256: true,
    reading: true,
    territories: true,
    jobId: true,
    undoReason: true,
    note: true,
    publishedById: true,
    upload: { select: { parts: { select: { sequence: true }, take: 1 } } },
  });
  const versions = await db().importBatch.findMany({
    where: {
      AND: [batchesVisibleTo(actor)],
      ...{ family: row.family, grade: row.grade, year: row.year, id: { not: row.id } },
    },
    select: summarySelect,
    orderBy: [{ importedAt: "desc" }, { id: "desc" }],
  });
  const names = await unscopedNames([row, ...versions].map(({ importedById }) => importedById));
  const publication = await unscopedPublicationOf(row.jobId);
  const isStaged = row.state === "staged" && (publication?.isEnded ?? true);
  const may = mayUndo(actor, row);
  const obstacle = undoObstacleOf(row);
  return {
    ...toSummary(row, names),
    publisher: row.publisher,
    title: row.title,
    sha256: row.sha256,
    reading: toReading(row.reading),
    warnings: toWarnings(row.warnings),
    territories: await countsByTerritory(row.territories),
    versions: versions.map((version) => toSummary(version, names)),
    jobId: row.jobId,
    undoReason: row.undoReason,
    note: row.note,
    publication:
      publication === null
        ? null
        : {
            jobId: publication.jobId,
            isOwn: publication.askedById === actor.personId,
            isEnded: publication.isEnded,
          },
    canPublish: isStaged && mayImport(actor),
    canDiscard: isStaged && mayImport(actor),
    canUndo: may && obstacle === null,
    undoObstacle:
      may && row.state !== "staged" && row.state !== "undone" && row.state !== "discarded" ? obstacle : null,
    hasFile: (row.upload?.parts.length ?? 0) > 0 && mayImport(actor),
  };
}

async function findVisible<S extends Prisma.ImportBatchSelect>(actor: Actor, batchId: string, select: S) {
  const row = await db().importBatch.findFirst({
    where: { AND: [{ id: requireId(batchId) }, batchesVisibleTo(actor)] },
    select,
  });
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

async function countsByTerritory(stored: unknown): Promise<BatchDetail["territories"]> {
  const counts = toTerritoryCounts(stored);
  const territories = await db().territory.findMany({
    where: { code: { in: Object.keys(counts) } },
    select: { code: true, name: true },
    orderBy: { name: "asc" },
  });
  return territories.flatMap(({ code, name }) => {
    const count = counts[code];
    return count === undefined ? [] : [{ code, name, ...count }];
  });
}

/** The rows of a batch that could not be taken, in the order of the file. NOT_FOUND like the batch. */
export async function listRejections(
  actor: Actor,
  batchId: string,
  request: PageRequest,
): Promise<Page<Rejection>> {
  const { id } = await findVisible(actor, batchId, { id: true });
  const { cursor, limit } = pageRequest.parse(request);
  const after = Number(cursor ?? -1);
  const rows = await db().importRejection.findMany({
    where: { batchId: id, sequence: { gt: Number.isInteger(after) ? after : -1 } },
    orderBy: { sequence: "asc" },
    take: limit + 1,
    select: { sequence: true, line: true, column: true, value: true, reason: true },
  });
  return toPage(
    rows.map(({ sequence, ...row }) => ({ id: String(sequence), ...row })),
    request,
    ({ id: _sequence, ...row }) => row,
  );
}

/** The figures of schools of one's own territories that a batch changes, or changed when it was published, against the version beside it. NOT_FOUND like the batch. */
export async function listChanges(
  actor: Actor,
  batchId: string,
  request: PageRequest,
): Promise<Page<FigureChange>> {
  const batch = await findVisible(actor, batchId, { id: true, state: true });
  const schools = await db().school.findMany({
    where: { territoryId: { in: [...territoriesOf(actor)] } },
    select: { rbd: true, name: true },
    orderBy: { rbd: "asc" },
  });
  const { cursor, limit } = pageRequest.parse(request);
  const changes = await changesOf(batch, schools);
  const start = Math.max(0, Math.trunc(Number(cursor ?? 0)) || 0);
  const rows = changes.slice(start, start + limit);
  const next = start + limit;
  return { rows, nextCursor: next < changes.length ? String(next) : null };
}

/** The bytes of the file of a batch as they were given. FORBIDDEN unless the person may import; NOT_FOUND if the file is not kept. */
export async function getBatchFile(
  actor: Actor,
  batchId: string,
): Promise<{ readonly fileName: string; readonly parts: AsyncIterable<Uint8Array> }> {
  requireAllowed(mayImport(actor));
  const batch = await findVisible(actor, batchId, { uploadId: true });
  const upload = await db().importUpload.findFirst({
    where: { id: batch.uploadId ?? "", parts: { some: {} } },
    select: { id: true, fileName: true },
  });
  if (!upload) throw new AppError("NOT_FOUND");
  return { fileName: upload.fileName, parts: partsOf(upload.id) };
}

/** One part at a time, so that a large file never stands whole in memory. */
async function* partsOf(uploadId: string): AsyncGenerator<Uint8Array> {
  for (let sequence = 0; ; sequence += 1) {
    const part = await db().importUploadPart.findUnique({
      where: { uploadId_sequence: { uploadId, sequence } },
      select: { bytes: true },
    });
    if (part === null) return;
    yield part.bytes;
  }
}
