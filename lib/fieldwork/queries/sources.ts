import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { requireId } from "@/lib/db/id";
import { AppError } from "@/lib/errors";
import { sourcesVisibleTo } from "../policy";
import { hasConsent } from "../rules/consent";
import { pendingOf } from "../rules/speakers";
import type { SourceLine, SourceView } from "../schema/sources";
import { unscopedNameProposals } from "./name-proposals";
import { getStudyScope } from "./study-scope";
import { civilToday } from "./today";

const lineSelect = {
  ...{
    id: true,
    name: true,
    state: true,
    format: true,
    codePoints: true,
    createdAt: true,
    createdById: true,
  },
  session: { select: { case: { select: { pseudonym: true } } } },
  _count: { select: { turns: true } },
} satisfies Prisma.SourceSelect;

type Line = Prisma.SourceGetPayload<{ select: typeof lineSelect }>;

/** The transcripts of a study, newest first. Of those of others that are not ready, only that they are there. */
export async function listSources(actor: Actor, studyId: string): Promise<readonly SourceLine[]> {
  const study = await getStudyScope(actor, studyId);
  const rows = await db().source.findMany({
    where: { studyId: study.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: lineSelect,
  });
  return rows.map((row) => {
    const line = toLine(actor, row);
    return line.isReadable ? line : { ...line, name: "Transcripción por revisar" };
  });
}

/** A transcript with its turns. NOT_FOUND for one of somebody else that is not ready, as for one of another study. */
export async function getSource(actor: Actor, sourceId: string): Promise<SourceView> {
  const row = await db().source.findFirst({
    where: { AND: [sourcesVisibleTo(actor, civilToday()), { id: requireId(sourceId) }] },
    select: {
      ...lineSelect,
      ...{ studyId: true, text: true, sha256: true, lockVersion: true },
      study: { select: { id: true, territoryId: true } },
      turns: {
        orderBy: { position: "asc" },
        select: {
          ...{ id: true, position: true, startsAt: true, endsAt: true },
          ...{ speaker: true, label: true, informantId: true },
        },
      },
      session: {
        select: {
          id: true,
          case: { select: { pseudonym: true } },
          informants: {
            orderBy: { informant: { pseudonym: "asc" } },
            select: { informant: { select: consenting } },
          },
        },
      },
    },
  });
  if (!row) throw new AppError("NOT_FOUND");
  const { study, text, sha256, lockVersion, turns, session, studyId } = row;
  const people =
    session?.informants.map(({ informant: { consents, ...one } }) => ({
      ...one,
      hasConsent: hasConsent(consents),
    })) ?? [];
  const line = toLine(actor, row);
  const isOpen = line.isOwn && (line.state === "raw" || line.state === "checked");
  return {
    ...line,
    ...{ studyId, text, sha256, lockVersion, turns },
    session: session === null ? null : { id: session.id, informants: people },
    proposals: isOpen ? await unscopedNameProposals(study, text) : [],
    pending: pendingOf({
      state: line.state,
      speakers: turns.map(({ speaker }) => speaker),
      hasSession: session !== null,
      withoutConsent: people.filter((one) => !one.hasConsent).map(({ pseudonym }) => pseudonym),
    }),
  };
}

const consenting = {
  ...{ id: true, pseudonym: true },
  consents: { select: { scopes: true, withdrawnScopes: true } },
} satisfies Prisma.InformantSelect;

function toLine(actor: Actor, row: Line): SourceLine {
  const { createdById, session, _count, id, name, state, format, codePoints, createdAt } = row;
  const isOwn = actor.personId !== null && createdById === actor.personId;
  return {
    ...{ id, name, state, format, codePoints, createdAt, isOwn },
    turnCount: _count.turns,
    isReadable: isOwn || state === "ready",
    casePseudonym: session?.case.pseudonym ?? null,
  };
}
