import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { toPage, keyset, type Page, type PageRequest } from "@/lib/db/page";
import type { RoundChoices, RoundView } from "../schema/rounds";
import { getStudyScope } from "./study-scope";

/** The coding rounds of a study, newest first: who has finished, and no coding of anybody. NOT_FOUND for a study the person does not read. */
export async function listRounds(
  actor: Actor,
  studyId: string,
  request: PageRequest = {},
): Promise<Page<RoundView>> {
  const study = await getStudyScope(actor, studyId);
  const rows = await db().codingRound.findMany({
    where: { studyId: study.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: {
      ...{ id: true, name: true, state: true, createdAt: true, revealedAt: true },
      sources: {
        orderBy: { source: { name: "asc" } },
        select: { source: { select: { id: true, name: true } } },
      },
      coders: {
        orderBy: { coder: { name: "asc" } },
        select: { coderId: true, finishedAt: true, coder: { select: { name: true, personId: true } } },
      },
    },
    ...keyset(request),
  });
  const isOpen = study.closedAt === null;
  return toPage(rows, request, ({ sources, coders, ...round }) => {
    const people = coders.map(({ coderId, finishedAt, coder }) => ({
      ...{ coderId, finishedAt, name: coder.name },
      isOwn: coder.personId !== null && coder.personId === actor.personId,
    }));
    const canChange = isOpen && round.state === "open";
    return {
      ...round,
      sources: sources.map(({ source }) => source),
      coders: people,
      mayFinish: canChange && people.some(({ isOwn, finishedAt }) => isOwn && finishedAt === null),
      mayReveal:
        canChange && study.ownRole === "lead" && people.every(({ finishedAt }) => finishedAt !== null),
    };
  });
}

/** What a lead may begin a round with: ready transcripts that are in no open round, and members who code. */
export async function getRoundChoices(actor: Actor, studyId: string): Promise<RoundChoices> {
  const study = await getStudyScope(actor, studyId);
  if (study.ownRole !== "lead" || study.closedAt !== null)
    return { mayBegin: false, sources: [], coders: [] };
  const [sources, coders] = await Promise.all([
    db().source.findMany({
      where: { studyId: study.id, state: "ready", rounds: { none: { round: { state: "open" } } } },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, name: true },
    }),
    db().coder.findMany({
      where: { studyId: study.id, personId: { not: null } },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, name: true },
    }),
  ]);
  return { mayBegin: true, sources, coders };
}
