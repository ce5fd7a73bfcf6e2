import "server-only";
import { holdsRoleAt, scopeOf, territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { AppError, parseInput } from "@/lib/errors";
import type { CivilDate } from "@/lib/format/civil-date";
import { foldText } from "@/lib/format/text";
import { observerGrants, ownId, plansFor, teachingPostOn } from "../policy";
import { nameOf } from "@/lib/format/person-name";
import {
  observableTeacherRequest,
  type EligibleObserver,
  type ObservableTeacher,
  type ObservableTeacherRequest,
} from "../schema/visit";

/** Teachers the person may plan a visit to on that day: of the schools they plan for, or assigned to them as mentor. */
export async function listObservableTeachers(
  actor: Actor,
  params: ObservableTeacherRequest,
  today: CivilDate,
): Promise<readonly ObservableTeacher[]> {
  const request = parseInput(observableTeacherRequest, params);
  const planning = scopeOf(actor, ["programme_lead", "utp_head"]);
  const assigned = scopeOf(actor, ["mentor"]).subjectPersonIds;
  const words = foldText(request.q ?? "")
    .split(" ")
    .filter(Boolean);
  const rows = await db().post.findMany({
    where: {
      ...teachingPostOn(today),
      schoolId: request.schoolId ?? { not: null },
      personId: request.teacherId,
      AND: [
        {
          OR: [
            { territoryId: { in: [...planning.territoryIds] } },
            { schoolId: { in: [...planning.schoolIds] } },
            { personId: { in: [...assigned] }, territoryId: { in: [...territoriesOf(actor)] } },
          ],
        },
        ...words.map((word) => ({
          OR: [
            { person: { searchText: { contains: word } } },
            { school: { searchText: { contains: word } } },
          ],
        })),
      ],
      NOT: { personId: ownId(actor) },
    },
    orderBy: [{ person: { familyNames: "asc" } }, { person: { givenNames: "asc" } }, { id: "asc" }],
    take: request.limit,
    select: {
      department: true,
      subjects: true,
      grades: true,
      person: { select: { id: true, givenNames: true, familyNames: true } },
      school: { select: { id: true, name: true, rbd: true } },
    },
  });
  return rows.flatMap((row) =>
    row.school === null
      ? []
      : [
          {
            id: row.person.id,
            name: nameOf(row.person),
            schoolId: row.school.id,
            schoolName: row.school.name,
            rbd: row.school.rbd,
            department: row.department,
            subjects: row.subjects,
            grades: row.grades,
          },
        ],
  );
}

/** Who may observe in a school, when this person plans: themselves if they observe, and the mentors of the territory. Empty for those who only plan their own visits. */
export async function listEligibleObservers(
  actor: Actor,
  schoolId: string,
  today: CivilDate,
): Promise<readonly EligibleObserver[]> {
  const school = await db().school.findFirst({
    where: { id: schoolId, territoryId: { in: [...territoriesOf(actor)] } },
    select: { id: true, territoryId: true },
  });
  if (!school) throw new AppError("NOT_FOUND");
  const place = { territoryId: school.territoryId, schoolId: school.id };
  const isObserver = holdsRoleAt(actor, ["utp_head", "mentor"], place);
  const self =
    isObserver && actor.personId !== null ? [{ id: actor.personId, name: actor.name, isSelf: true }] : [];
  if (!plansFor(actor, place)) return self;
  const grants = await db().grant.findMany({
    where: observerGrants(place, today),
    orderBy: [{ person: { familyNames: "asc" } }, { person: { givenNames: "asc" } }, { id: "asc" }],
    distinct: ["personId"],
    select: { person: { select: { id: true, givenNames: true, familyNames: true } } },
  });
  const others = grants.filter(({ person }) => person.id !== actor.personId);
  return [...self, ...others.map(({ person }) => ({ id: person.id, name: nameOf(person), isSelf: false }))];
}
