import "server-only";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { keyset, toPage, type Page, type PageRequest } from "@/lib/db/page";
import { actionLabel, platformChain, type AuditEntryView, type ChainReport } from "./schema";
import { nameOf } from "@/lib/format/person-name";

interface EntryRequest extends PageRequest {
  /** Territory ids, or "platform". */
  readonly chains: readonly string[];
  /** Only the actions of one group: "auth", "diagnosis". */
  readonly group?: string | undefined;
  readonly actorId?: string | undefined;
}

/** The entries of some chains, newest first, with the names of those who acted. Unscoped because rights stand above this layer: lib/access decides which chains a person may read. */
export async function unscopedListEntries(request: EntryRequest): Promise<Page<AuditEntryView>> {
  const where: Prisma.AuditEntryWhereInput = {
    chain: { in: [...request.chains] },
    ...(request.group === undefined ? {} : { action: { startsWith: `${request.group}.` } }),
    ...(request.actorId === undefined ? {} : { actorId: request.actorId }),
  };
  const rows = await db().auditEntry.findMany({
    where,
    // Ids are UUIDv7: their order is the order of time.
    orderBy: { id: "desc" },
    select: { id: true, at: true, chain: true, actorKind: true, actorId: true, action: true, thingId: true },
    ...keyset(request),
  });
  const [people, territories] = await Promise.all([
    namesOf(rows.flatMap(({ actorId }) => actorId ?? [])),
    territoryNames(rows.map(({ chain }) => chain)),
  ]);
  return toPage(rows, request, ({ id, at, chain, actorKind, actorId, action, thingId }) => ({
    id,
    at: at.toISOString(),
    territoryName: territories.get(chain) ?? "Toda la plataforma",
    actorName:
      actorKind === "operator" ? "Línea de comandos" : (people.get(actorId ?? "") ?? "Persona retirada"),
    action,
    actionLabel: actionLabel(action),
    thingId,
  }));
}

async function namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const people = await db().person.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, givenNames: true, familyNames: true },
  });
  return new Map(people.map(({ id, givenNames, familyNames }) => [id, nameOf({ givenNames, familyNames })]));
}

async function territoryNames(chains: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(chains)].filter((chain) => chain !== platformChain);
  const territories = await db().territory.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  return new Map(territories.map(({ id, name }) => [id, name]));
}

/**
 * Recomputes every hash of the chains given, or of all, and says of each whether every entry follows from the one
 * before. It finds entries changed, removed from the middle or put in; entries cut off at the end only show against an earlier count.
 */
export async function verifyChains(chains?: readonly string[]): Promise<readonly ChainReport[]> {
  const rows = await db().$queryRaw<{ chain: string; entries: bigint; broken_at: bigint | null }[]>`
    SELECT chain, count(*) AS entries,
           min(sequence) FILTER (WHERE hash <> recomputed OR previous_hash <> before_it OR sequence <> place) AS broken_at
      FROM (SELECT e.chain, e.sequence, e.hash, e.previous_hash, audit_hash(e) AS recomputed,
                   coalesce(lag(e.hash) OVER w, '') AS before_it, row_number() OVER w AS place
              FROM audit_entry e
             WHERE ${chains === undefined} OR e.chain = ANY(${chains ?? []}::text[])
            WINDOW w AS (PARTITION BY e.chain ORDER BY e.sequence)) AS entry
     GROUP BY chain ORDER BY chain`;
  return rows.map(({ chain, entries, broken_at }) => ({
    chain,
    entries: Number(entries),
    isWhole: broken_at === null,
    brokenAt: broken_at === null ? null : Number(broken_at),
  }));
}
