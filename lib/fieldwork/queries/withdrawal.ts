import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { scopesInForce } from "../rules/consent";
import { effectOf, touches, type WithdrawalReach } from "../rules/withdrawal";
import {
  withdrawalInput,
  type ConsentScope,
  type WithdrawalInput,
  type WithdrawalPreview,
} from "../schema/consents";
import { getStudyScope } from "./study-scope";

/** What withdrawing a scope of a consent would take away and what would stay. Changes nothing. NOT_FOUND for a consent of a study that the person does not read. */
export async function previewWithdrawal(actor: Actor, input: WithdrawalInput): Promise<WithdrawalPreview> {
  const { consentId, scope } = parseInput(withdrawalInput, input);
  const reach = await getWithdrawalReach(actor, { consentId, scope });
  const { studyId, pseudonym } = reach;
  return { consentId, studyId, pseudonym, scope, effect: effectOf(reach) };
}

/** What withdrawing a scope reaches, row by row. INVALID_STATE if the scope is not in force. */
export async function getWithdrawalReach(
  actor: Actor,
  { consentId, scope }: { readonly consentId: string; readonly scope: ConsentScope },
  tx?: Tx,
): Promise<WithdrawalReach> {
  const from = tx ?? db();
  const consent = await from.consent.findUnique({
    where: { id: consentId },
    select: {
      ...{ scopes: true, withdrawnScopes: true, informantId: true },
      informant: { select: { studyId: true, pseudonym: true } },
    },
  });
  if (!consent) throw new AppError("NOT_FOUND");
  const { informantId, informant } = consent;
  await getStudyScope(actor, informant.studyId, tx);
  requireState(scopesInForce(consent).includes(scope), "Este consentimiento no está vigente para eso.");
  const sources = scope === "archive" ? [] : await unscopedPassages(from, informantId);
  const isWhole = scope === "participate";
  const unassignedIds = isWhole ? await unscopedUnassigned(from, informantId) : [];
  const codingIds = [
    ...(await unscopedCodings(from, sources)),
    // A file may have brought codings of a text in which nobody has said yet who speaks.
    ...idsOf(
      await from.coding.findMany({ where: { sourceId: { in: [...unassignedIds] } }, select: { id: true } }),
    ),
  ];
  const [memos, drafts, published, keys, sessionsKept] = await Promise.all([
    from.memo.findMany({
      where: { target: "coding", targetId: { in: [...codingIds] } },
      select: { id: true },
    }),
    from.statementEvidence.findMany({ where: quotesOf(codingIds, "draft"), select: { id: true } }),
    from.statementEvidence.count({ where: quotesOf(codingIds, "kept") }),
    from.pseudonymKey.findMany({ where: { informantId }, select: { id: true } }),
    from.fieldSessionInformant.count({ where: { informantId } }),
  ]);
  return {
    ...{ studyId: informant.studyId, informantId, pseudonym: informant.pseudonym },
    sources: isWhole ? sources : [],
    unassignedIds,
    codingIds: isWhole ? codingIds : [],
    memoIds: isWhole ? idsOf(memos) : [],
    draftQuoteIds: idsOf(drafts),
    keyIds: isWhole ? idsOf(keys) : [],
    ...{ sessionsKept, publishedQuotesKept: published },
  };
}

type Reader = Tx | ReturnType<typeof db>;

function idsOf(rows: readonly { readonly id: string }[]): readonly string[] {
  return rows.map(({ id }) => id);
}

async function unscopedUnassigned(from: Reader, informantId: string): Promise<readonly string[]> {
  const where = {
    state: { in: ["raw" as const, "checked" as const] },
    session: { informants: { some: { informantId } } },
    turns: { none: { informantId: { not: null } } },
  };
  return idsOf(await from.source.findMany({ where, select: { id: true } }));
}

function quotesOf(codingIds: readonly string[], of: "draft" | "kept") {
  const version = of === "draft" ? ({ state: "draft" } as const) : ({ state: { not: "draft" } } as const);
  return { kind: "coding" as const, targetId: { in: [...codingIds] }, statement: { version } };
}

async function unscopedPassages(from: Reader, informantId: string): Promise<WithdrawalReach["sources"]> {
  const turns = await from.sourceTurn.findMany({
    where: { informantId },
    orderBy: [{ sourceId: "asc" }, { position: "asc" }],
    select: { sourceId: true, startsAt: true, endsAt: true },
  });
  return [...new Set(turns.map(({ sourceId }) => sourceId))].map((id) => ({
    id,
    passages: turns.filter(({ sourceId }) => sourceId === id),
  }));
}

async function unscopedCodings(
  from: Reader,
  sources: WithdrawalReach["sources"],
): Promise<readonly string[]> {
  const codings = await from.coding.findMany({
    where: { sourceId: { in: sources.map(({ id }) => id) } },
    select: { id: true, sourceId: true, startsAt: true, endsAt: true },
  });
  const passages = new Map(sources.map((source) => [source.id, source.passages]));
  return codings.flatMap(({ id, sourceId, ...coding }) =>
    touches(coding, passages.get(sourceId) ?? []) ? [id] : [],
  );
}
