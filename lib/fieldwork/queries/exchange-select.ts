import "server-only";
import type { Prisma } from "@/lib/db/generated/client";

export const codeSelect = {
  ...{ id: true, refiGuid: true, parentId: true, name: true, colour: true, isCodable: true },
  ...{ sortOrder: true, definition: true, whenToUse: true, whenNot: true, example: true },
  ...{ dimension: true, retiredAt: true },
} satisfies Prisma.CodeSelect;
export const coderSelect = { id: true, refiGuid: true, name: true } satisfies Prisma.CoderSelect;
export const noteSelect = {
  ...{ id: true, refiGuid: true, target: true, targetId: true, title: true, text: true },
} satisfies Prisma.MemoSelect;
export const codingSelect = {
  ...{ id: true, refiGuid: true, sourceId: true, codeId: true, coderId: true },
  ...{ startsAt: true, endsAt: true },
} satisfies Prisma.CodingSelect;

export const inTreeOrder = [{ sortOrder: "asc" as const }, { id: "asc" as const }];
