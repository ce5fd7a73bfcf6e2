import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { requireId } from "@/lib/db/id";
import { AppError } from "@/lib/errors";
import { codingsVisibleTo, sourcesVisibleTo } from "../policy";
import { placedCodes } from "../rules/code-tree";
import type { CodingChoice, CodingDesk, CodingView } from "../schema/codings";
import { inTreeOrder } from "./exchange-select";
import { civilToday } from "./today";

const deskSelect = {
  ...{ id: true, name: true, text: true, state: true },
  study: { select: { id: true, name: true, closedAt: true } },
  session: { select: { case: { select: { pseudonym: true } } } },
  turns: {
    orderBy: { position: "asc" },
    select: {
      ...{ id: true, position: true, startsAt: true, endsAt: true },
      ...{ speaker: true, label: true, informantId: true },
    },
  },
} satisfies Prisma.SourceSelect;

/** A ready transcript to be coded, with the code book and the codings that the person may see, in as many statements however many there are. NOT_FOUND as for the transcript; INVALID_STATE until it is ready. */
export async function getCodingDesk(actor: Actor, sourceId: string): Promise<CodingDesk> {
  const source = await db().source.findFirst({
    where: { AND: [sourcesVisibleTo(actor, civilToday()), { id: requireId(sourceId) }] },
    select: deskSelect,
  });
  if (!source) throw new AppError("NOT_FOUND");
  if (source.state !== "ready") {
    throw new AppError("INVALID_STATE", {
      message: "Esta transcripción todavía no está lista para codificar. Terminar de revisar sus nombres.",
    });
  }
  const [codes, codings, blindRound] = await Promise.all([
    listChoices(source.study.id),
    listCodings(actor, source.id),
    blindRoundOf(actor, source.id),
  ]);
  const { study, session, id, name, text, turns } = source;
  return {
    ...{ sourceId: id, studyId: study.id, studyName: study.name, name, text, turns, codes, codings },
    casePseudonym: session?.case.pseudonym ?? null,
    mayCode: study.closedAt === null && blindRound?.hasFinished !== true,
    blindRound,
  };
}

async function listChoices(studyId: string): Promise<readonly CodingChoice[]> {
  const rows = await db().code.findMany({
    where: { studyId },
    orderBy: inTreeOrder,
    select: {
      ...{ id: true, parentId: true, name: true, colour: true, definition: true },
      ...{ isCodable: true, retiredAt: true },
    },
  });
  return placedCodes(rows).map(({ id, name, names, colour, definition, isCodable, retiredAt }) => ({
    ...{ id, name, colour, definition },
    path: names.join(" › "),
    isOffered: isCodable && retiredAt === null,
  }));
}

async function listCodings(actor: Actor, sourceId: string): Promise<readonly CodingView[]> {
  const rows = await db().coding.findMany({
    where: { AND: [{ sourceId }, codingsVisibleTo(actor)] },
    orderBy: [{ startsAt: "asc" }, { endsAt: "desc" }, { id: "asc" }],
    select: {
      ...{ id: true, codeId: true, startsAt: true, endsAt: true },
      coder: { select: { name: true, personId: true } },
    },
  });
  return rows.map(({ coder, ...coding }) => ({
    ...coding,
    coderName: coder.name,
    isOwn: coder.personId !== null && coder.personId === actor.personId,
  }));
}

async function blindRoundOf(actor: Actor, sourceId: string): Promise<CodingDesk["blindRound"]> {
  const { personId } = actor;
  if (personId === null) return null;
  const place = await db().codingRoundCoder.findFirst({
    where: { coder: { personId }, round: { state: "open", sources: { some: { sourceId } } } },
    select: { finishedAt: true, round: { select: { id: true, name: true } } },
  });
  return place === null ? null : { ...place.round, hasFinished: place.finishedAt !== null };
}
