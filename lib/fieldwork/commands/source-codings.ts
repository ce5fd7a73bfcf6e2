import "server-only";
import type { Tx } from "@/lib/db/transaction";
import { movedPassages, type Cut } from "../rules/cuts";

/** A text as it was, and the pieces of it that were replaced. */
export interface Replaced {
  readonly text: string;
  readonly cuts: readonly Cut[];
}

/** Moves the codings of a source along with its letters, pass after pass. */
export async function moveCodings(tx: Tx, sourceId: string, steps: readonly Replaced[]): Promise<void> {
  const before = await tx.coding.findMany({
    where: { sourceId },
    select: { id: true, startsAt: true, endsAt: true },
  });
  if (before.length === 0) return;
  const after = steps.reduce<readonly (typeof before)[number][]>(
    (passages, step) => movedPassages(step, passages),
    before,
  );
  const [ids, starts, ends] = [
    after.map(({ id }) => id),
    after.map(({ startsAt }) => startsAt),
    after.map(({ endsAt }) => endsAt),
  ];
  await tx.$executeRaw`
    UPDATE coding SET starts_at = moved.starts_at, ends_at = moved.ends_at
    FROM unnest(${ids}::uuid[], ${starts}::int[], ${ends}::int[]) AS moved (id, starts_at, ends_at)
    WHERE coding.id = moved.id`;
}

/** Takes the codings of a source away, with the notes on them. */
export async function deleteCodings(tx: Tx, sourceId: string): Promise<void> {
  const codings = await tx.coding.findMany({ where: { sourceId }, select: { id: true } });
  await tx.memo.deleteMany({ where: { target: "coding", targetId: { in: codings.map(({ id }) => id) } } });
  await tx.coding.deleteMany({ where: { sourceId } });
}
