import "server-only";
import type { Actor } from "@/lib/access/schema";
import { newId } from "@/lib/db/id";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { countCodePoints } from "@/lib/format/code-points";
import { digestName } from "@/lib/privacy/pseudonym-vault";
import { unscopedNameProposals } from "../queries/name-proposals";
import type { StudyScope } from "../queries/study-scope";
import type { Merge } from "../rules/exchange/merge";
import type { NewExchangeSource } from "../rules/exchange/merge-sources";
import { spokenBy } from "../rules/speakers";

/** Rows of one statement: PostgreSQL takes 65.535 values. */
const ROWS = 2000;

/** Writes what a file brings. Answers the names of the texts that stay to be checked although they were said to name nobody. */
export async function writeMerge(
  actor: Actor,
  tx: Tx,
  {
    study,
    merge,
    hasNoNames,
  }: {
    readonly study: StudyScope;
    readonly merge: Merge;
    readonly hasNoNames: boolean;
  },
): Promise<readonly string[]> {
  const at = { studyId: study.id };
  const now = new Date();
  await tx.coder.createMany({ data: merge.coders.map((coder) => ({ ...coder, ...at })) });
  await writeCodes(tx, study.id, { codes: merge.codes, now });
  const named: string[] = [];
  for (const source of merge.sources) {
    const isReady = hasNoNames && !(await hasKnownName(tx, study, source.text));
    if (hasNoNames && !isReady) named.push(source.name);
    await writeSource(actor, tx, { studyId: study.id, source, isReady, now });
  }
  for (const rows of chunks(merge.newCodings)) {
    await tx.coding.createMany({
      data: rows.map((row) => ({ ...row, ...at, createdAt: row.createdAt ?? now })),
    });
  }
  for (const { id, codeId, coderId, startsAt, endsAt } of merge.changedCodings) {
    await tx.coding.update({ where: { id }, data: { codeId, coderId, startsAt, endsAt } });
  }
  for (const rows of chunks(merge.newNotes)) {
    await tx.memo.createMany({
      data: rows.map((row) => ({ ...row, ...at, createdAt: row.createdAt ?? now })),
    });
  }
  for (const { id, title, text } of merge.changedNotes) {
    await tx.memo.update({ where: { id }, data: { title, text, lockVersion: { increment: 1 } } });
  }
  return named;
}

async function writeCodes(
  tx: Tx,
  studyId: string,
  { codes, now }: { readonly codes: Merge["codes"]; readonly now: Date },
): Promise<void> {
  for (const rows of chunks(codes.create)) {
    await tx.code.createMany({ data: rows.map((code) => ({ ...code, studyId, createdAt: now })) });
  }
  for (const { id, sortOrder: _, ...data } of codes.change) {
    await tx.code.update({ where: { id }, data: { ...data, lockVersion: { increment: 1 } } });
  }
}

async function writeSource(
  actor: Actor,
  tx: Tx,
  {
    studyId,
    source,
    isReady,
    now,
  }: {
    readonly studyId: string;
    readonly source: NewExchangeSource;
    readonly isReady: boolean;
    readonly now: Date;
  },
): Promise<void> {
  const { personId } = actor;
  if (personId === null) throw new AppError("NOT_FOUND");
  const { turns } = spokenBy(source.text, new Map());
  await tx.source.create({
    data: {
      ...{ ...source, studyId, format: "refi", createdById: personId },
      ...{ state: isReady ? "ready" : "raw", readyAt: isReady ? now : null },
      codePoints: countCodePoints(source.text),
      createdAt: source.createdAt ?? now,
    },
  });
  for (const rows of chunks(turns)) {
    await tx.sourceTurn.createMany({
      data: rows.map((turn) => ({ id: newId(), sourceId: source.id, ...turn })),
    });
  }
}

/** True if the text has what is a name for certain: of the zone's people, schools and places, of the study's key, or a RUT, telephone or mail. */
async function hasKnownName(tx: Tx, study: StudyScope, text: string): Promise<boolean> {
  const proposals = await unscopedNameProposals(study, text, tx);
  if (proposals.some(({ reason }) => reason !== "capitalised")) return true;
  const digests = proposals.map((proposal) => digestName(study.id, proposal.text));
  const where = { studyId: study.id, nameDigest: { in: digests } };
  return (await tx.pseudonymKey.count({ where })) > 0;
}

function* chunks<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += ROWS) yield rows.slice(at, at + ROWS);
}
