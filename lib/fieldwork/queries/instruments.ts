import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { requireId } from "@/lib/db/id";
import { AppError } from "@/lib/errors";
import { guidesVisibleTo } from "../policy";
import { storedContent } from "../rules/guide-content";
import type { InstrumentLine, InstrumentVersionView } from "../schema/instruments";
import { getStudyScope } from "./study-scope";
import { civilToday } from "./today";

const versionLine = { id: true, version: true, state: true, publishedAt: true } as const;

/** The shared guides and, of a study, its own; with their versions, newest first. */
export async function listInstruments(actor: Actor, studyId?: string): Promise<readonly InstrumentLine[]> {
  const study = studyId === undefined ? null : await getStudyScope(actor, studyId);
  const rows = await db().instrument.findMany({
    where: {
      AND: [
        guidesVisibleTo(actor, civilToday()),
        study === null ? { studyId: null } : { OR: [{ studyId: null }, { studyId: study.id }] },
      ],
    },
    orderBy: [{ kind: "asc" }, { role: "asc" }, { name: "asc" }],
    select: {
      ...{ id: true, name: true, kind: true, role: true, studyId: true },
      versions: { orderBy: { version: "desc" }, select: versionLine },
    },
  });
  return rows.map(({ studyId: owner, ...instrument }) => ({ ...instrument, isShared: owner === null }));
}

/** A version of a guide with all its words. NOT_FOUND unless it is shared or of a study that the person reads. */
export async function getInstrumentVersion(actor: Actor, versionId: string): Promise<InstrumentVersionView> {
  const row = await db().instrumentVersion.findFirst({
    where: { id: requireId(versionId), instrument: guidesVisibleTo(actor, civilToday()) },
    select: {
      ...versionLine,
      ...{ content: true, contentHash: true, lockVersion: true },
      instrument: {
        select: {
          ...{ id: true, name: true, kind: true, role: true, studyId: true },
          study: { select: { closedAt: true } },
          versions: { orderBy: { version: "desc" }, select: versionLine },
        },
      },
    },
  });
  if (!row) throw new AppError("NOT_FOUND");
  const { instrument, content, ...version } = row;
  const { versions, studyId, study, ...line } = instrument;
  return {
    ...version,
    instrument: { ...line, isShared: studyId === null },
    content: storedContent(content),
    others: versions.filter(({ id }) => id !== version.id),
    mayEdit: study !== null && study.closedAt === null,
  };
}
