import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { requireId } from "@/lib/db/id";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { studiesVisibleTo } from "../policy";
import type { StudyRole } from "../schema/words";
import { civilToday } from "./today";

/** A study that the person reads, as commands and queries need it. */
export interface StudyScope {
  readonly id: string;
  readonly territoryId: string;
  readonly name: string;
  readonly closedAt: Date | null;
  /** Their role in it today. */
  readonly ownRole: StudyRole;
}

/** The study, if the person is a member of it today and a researcher of one of its zones; NOT_FOUND otherwise. Commands give their transaction. */
export async function getStudyScope(actor: Actor, studyId: string, tx?: Tx): Promise<StudyScope> {
  const today = civilToday();
  const study = await (tx ?? db()).fieldStudy.findFirst({
    where: { AND: [studiesVisibleTo(actor, today), { id: requireId(studyId) }] },
    select: {
      ...{ id: true, territoryId: true, name: true, closedAt: true },
      members: {
        where: {
          personId: actor.personId ?? undefined,
          validFrom: { lte: today },
          OR: [{ validTo: null }, { validTo: { gt: today } }],
        },
        select: { role: true },
      },
    },
  });
  if (!study) throw new AppError("NOT_FOUND");
  const { members, ...rest } = study;
  return { ...rest, ownRole: members.some(({ role }) => role === "lead") ? "lead" : "coder" };
}
