import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { codingsVisibleTo } from "../policy";
import { placedCodes } from "../rules/code-tree";
import type { CodeBook } from "../schema/codes";
import { inTreeOrder } from "./exchange-select";
import { getStudyScope } from "./study-scope";

/** The code book of a study in the order of its tree, with how many passages the person sees on each code. NOT_FOUND for a study they do not read. */
export async function getCodeBook(actor: Actor, studyId: string): Promise<CodeBook> {
  const study = await getStudyScope(actor, studyId);
  const [codes, counts] = await Promise.all([
    db().code.findMany({
      where: { studyId: study.id },
      orderBy: inTreeOrder,
      select: {
        ...{ id: true, parentId: true, dimension: true, name: true, colour: true, definition: true },
        ...{ whenToUse: true, whenNot: true, example: true, isCodable: true },
        ...{ retiredAt: true, lockVersion: true },
      },
    }),
    db().coding.groupBy({
      by: ["codeId"],
      where: { AND: [{ studyId: study.id }, codingsVisibleTo(actor)] },
      _count: true,
    }),
  ]);
  const countOf = new Map(counts.map(({ codeId, _count }) => [codeId, _count]));
  return {
    ...{ studyId: study.id, studyName: study.name },
    mayChange: study.closedAt === null,
    mayLead: study.closedAt === null && study.ownRole === "lead",
    codes: placedCodes(codes).map(({ names: _, ...code }) => ({
      ...code,
      codingCount: countOf.get(code.id) ?? 0,
    })),
  };
}
