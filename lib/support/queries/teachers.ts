import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { canDefine } from "../policy";
import type { FocusCandidate } from "../schema";
import { nameOf } from "@/lib/format/person-name";

/** Posts of those who teach in a school today: posts without an end. */
export const teachingPost = {
  role: { in: ["teacher" as const, "teacher_in_charge" as const, "special_educator" as const] },
  validTo: null,
};

/** How many people teach in a school. It names nobody and decides on no right. */
export async function countSchoolTeachers(_actor: Actor, tx: Tx, schoolId: string): Promise<number> {
  const people = await tx.post.findMany({
    where: { schoolId, ...teachingPost },
    distinct: ["personId"],
    select: { personId: true },
  });
  return people.length;
}

/** Who teaches in a school, for choosing who takes part in a focus. NOT_FOUND unless the person defines the school's foci. */
export async function listFocusCandidates(
  actor: Actor,
  schoolId: string,
): Promise<readonly FocusCandidate[]> {
  const school = await db().school.findUnique({ where: { id: schoolId }, select: { territoryId: true } });
  if (!school || !canDefine(actor, { territoryId: school.territoryId, schoolId }))
    throw new AppError("NOT_FOUND");
  const posts = await db().post.findMany({
    where: { schoolId, ...teachingPost },
    distinct: ["personId"],
    orderBy: [{ person: { familyNames: "asc" } }, { person: { givenNames: "asc" } }, { id: "asc" }],
    select: {
      department: true,
      subjects: true,
      person: { select: { id: true, givenNames: true, familyNames: true } },
    },
  });
  return posts.map(({ person, department, subjects }) => ({
    id: person.id,
    name: nameOf(person),
    department,
    subjects,
  }));
}
