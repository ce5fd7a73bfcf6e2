/**
 * The revisions a reader may open. The observer opens them all; the others, only from the one that was current when
 * it was shared, because what was corrected before sharing was never theirs.
 */
export function openRevisions<Row extends { readonly revision: number; readonly createdAt: Date }>(
  revisions: readonly Row[],
  { isObserver, sharedAt }: { readonly isObserver: boolean; readonly sharedAt: Date | null },
): readonly Row[] {
  if (isObserver) return revisions;
  if (sharedAt === null) return [];
  const before = revisions.filter((row) => row.createdAt <= sharedAt).map((row) => row.revision);
  const first = Math.max(0, ...before);
  return revisions.filter((row) => row.revision >= first);
}
