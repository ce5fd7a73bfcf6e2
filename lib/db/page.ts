import { z } from "zod";

/** How a list is asked for: at most `limit` rows after the row the cursor names. */
export const pageRequest = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PageRequest = z.input<typeof pageRequest>;

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** null: this was the last page. */
  readonly nextCursor: string | null;
}

/**
 * Keyset paging over a unique order: ask for `take` rows (one more than the limit), then cut with `toPage`. The
 * cursor is the id of the last row shown; Prisma's `cursor` + `skip: 1` continues after it.
 */
export function keyset(request: PageRequest): { take: number; skip?: 1; cursor?: { id: string } } {
  const { cursor, limit } = pageRequest.parse(request);
  const valid = z.uuid().safeParse(cursor);
  return valid.success ? { take: limit + 1, skip: 1, cursor: { id: valid.data } } : { take: limit + 1 };
}

export function toPage<Row extends { readonly id: string }, Dto>(
  rows: readonly Row[],
  request: PageRequest,
  toDto: (row: Row) => Dto,
): Page<Dto> {
  const { limit } = pageRequest.parse(request);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown.map(toDto), nextCursor: rows.length > limit && last ? last.id : null };
}
