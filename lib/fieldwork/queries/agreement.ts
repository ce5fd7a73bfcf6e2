import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { sliceCodePoints } from "@/lib/format/code-points";
import { collator } from "@/lib/format/text";
import { studiesVisibleTo } from "../policy";
import { agreementOf, codesByTurn, differs, without, type TurnCodes } from "../rules/agreement";
import {
  agreementInput,
  type AgreementDifference,
  type AgreementInput,
  type RoundAgreement,
} from "../schema/agreement";
import { civilToday } from "./today";

const PAGE = 30;

const roundSelect = {
  ...{ id: true, name: true, state: true, studyId: true },
  study: { select: { name: true } },
  coders: { select: { coder: { select: { id: true, name: true } } } },
  sources: {
    select: {
      source: {
        select: {
          ...{ id: true, name: true, text: true },
          turns: {
            where: { speaker: { not: "interviewer" } },
            orderBy: { position: "asc" },
            select: { id: true, sourceId: true, startsAt: true, endsAt: true, label: true },
          },
        },
      },
    },
  },
  codings: {
    select: { sourceId: true, codeId: true, coderId: true, startsAt: true, endsAt: true },
  },
} satisfies Prisma.CodingRoundSelect;
type Round = Prisma.CodingRoundGetPayload<{ select: typeof roundSelect }>;

/**
 * How far two coders of a revealed round agree, by turn and code, and the turns they coded differently. Turns of whoever
 * interviews are no units. NOT_FOUND
 * for a round of a study the person does not read, or for who does not code in it; INVALID_STATE until it is revealed.
 */
export async function getRoundAgreement(actor: Actor, input: AgreementInput): Promise<RoundAgreement> {
  const asked = parseInput(agreementInput, input);
  const where = { id: asked.roundId, study: studiesVisibleTo(actor, civilToday()) };
  // What was coded is read only once it is known that it may be.
  const state = await db().codingRound.findFirst({ where, select: { state: true } });
  if (!state) throw new AppError("NOT_FOUND");
  requireState(state.state === "revealed", "El acuerdo se ve cuando la ronda se haya revelado.");
  const round = await db().codingRound.findFirst({ where, select: roundSelect });
  if (!round) throw new AppError("NOT_FOUND");
  const [coders, first, second] = pairOf(round, asked);
  const sources = round.sources
    .map(({ source }) => source)
    .toSorted((a, b) => collator.compare(a.name, b.name));
  const turns = sources.flatMap((source) => source.turns);
  const coded = codesByTurn(turns, round.codings, [first.id, second.id]);
  const { overall, byCode } = agreementOf(coded);
  const names = await codeNames(round.studyId);
  const differing = coded.filter((turn) => differs(turn, asked.codeId ?? null));
  const from = differing.findIndex(({ turnId }) => turnId === asked.cursor) + 1;
  const page = differing.slice(from, from + PAGE);
  const nameOf = (codeId: string) => names.get(codeId) ?? "";
  return {
    ...{ roundId: round.id, roundName: round.name, studyName: round.study.name },
    ...{ coders, first, second, overall },
    turnCount: turns.length,
    codes: [...byCode]
      .map(([codeId, figures]) => ({ ...figures, codeId, name: nameOf(codeId) }))
      .toSorted((a, b) => collator.compare(a.name, b.name)),
    differences: page.flatMap((turn) => toDifference(sources, turn, nameOf)),
    differenceCount: differing.length,
    nextCursor: from + PAGE < differing.length ? (page.at(-1)?.turnId ?? null) : null,
  };
}

function pairOf(round: Round, { firstId, secondId }: { firstId?: string; secondId?: string }) {
  const coders = round.coders.map(({ coder }) => coder).toSorted((a, b) => collator.compare(a.name, b.name));
  const first = firstId === undefined ? coders[0] : coders.find(({ id }) => id === firstId);
  const others = coders.filter(({ id }) => id !== first?.id);
  const second = secondId === undefined ? others[0] : others.find(({ id }) => id === secondId);
  if (!first || !second) throw new AppError("NOT_FOUND");
  return [coders, first, second] as const;
}

async function codeNames(studyId: string): Promise<ReadonlyMap<string, string>> {
  const codes = await db().code.findMany({ where: { studyId }, select: { id: true, name: true } });
  return new Map(codes.map(({ id, name }) => [id, name]));
}

function toDifference(
  sources: readonly Round["sources"][number]["source"][],
  { turnId, first, second }: TurnCodes,
  nameOf: (codeId: string) => string,
): readonly AgreementDifference[] {
  const source = sources.find(({ turns }) => turns.some(({ id }) => id === turnId));
  const turn = source?.turns.find(({ id }) => id === turnId);
  if (!source || !turn) return [];
  const named = (codes: readonly string[]) => codes.map(nameOf).toSorted(collator.compare);
  return [
    {
      ...{ turnId, sourceId: source.id, sourceName: source.name, label: turn.label },
      text: sliceCodePoints(source.text, turn.startsAt, turn.endsAt),
      both: named([...first].filter((codeId) => second.has(codeId))),
      onlyFirst: named(without(first, second)),
      onlySecond: named(without(second, first)),
    },
  ];
}
