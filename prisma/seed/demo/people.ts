import type { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { nameOf } from "@/lib/format/person-name";
import { foldText } from "@/lib/format/text";
import { rutOf } from "@/lib/format/rut";
import { digestRut, sealRut } from "@/lib/privacy/rut-vault";
import { demoAccounts, firstDemoRutBody } from "./accounts";
import { at, dateColumn, type DemoCalendar } from "./calendar";
import type { Chance } from "./random";
import { departments, firstDepartment, givenNames, secondFamilyNames, type Department } from "./words";

export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly department: Department;
}

export interface DemoSchool {
  readonly id: string;
  readonly rbd: number;
  readonly name: string;
  readonly grades: readonly string[];
  readonly principal: DemoPerson;
  readonly utpHead: DemoPerson;
  readonly teachers: readonly DemoPerson[];
}

/** The first RUT bodies belong to the demo accounts; the rest of the invented staff follows. */
const staffRutStart = firstDemoRutBody + 1_000;
const studentsPerTeacher = 13;
const fullContractMinutes = 44 * 60;

/**
 * Invents the staff of every public school of a territory: a principal, a technical head and about one teacher for
 * every 13 students (2 to 40). The demo accounts take their posts in their schools.
 */
export async function insertStaff(
  tx: Tx,
  territory: { readonly id: string; readonly code: string; readonly at: number },
  { calendar, chance }: { readonly calendar: DemoCalendar; readonly chance: Chance },
): Promise<void> {
  const schools = await tx.school.findMany({
    where: { territoryId: territory.id, dependence: "slep", state: "functioning", enrolment: { gt: 0 } },
    orderBy: { rbd: "asc" },
    select: { id: true, rbd: true, enrolment: true, grades: true },
  });
  const accounts = demoAccounts().filter((account) => account.territoryCode === territory.code);
  const staff = newStaff(territory, calendar, chance);
  for (const school of schools) {
    const own = accounts.filter((account) => account.schoolRbd === school.rbd);
    const place = (role: "principal" | "utp_head" | "teacher", count: number) => {
      const roles: readonly string[] = role === "teacher" ? ["teacher", "mentor"] : [role];
      const known = own.filter((account) => roles.includes(account.role));
      const invented = Array.from({ length: Math.max(0, count - known.length) }, () => null);
      for (const account of [...known, ...invented]) staff.add(school, role, account);
    };
    place("principal", 1);
    place("utp_head", 1);
    place("teacher", Math.min(40, Math.max(2, Math.round((school.enrolment ?? 0) / studentsPerTeacher))));
  }
  await tx.person.createMany({ data: staff.people });
  await tx.post.createMany({ data: staff.posts });
}

/** The staff of a territory's schools as it was stored, in the order in which it was invented. */
export async function readStaff(tx: Tx, territoryId: string): Promise<readonly DemoSchool[]> {
  const schools = await tx.school.findMany({
    where: { territoryId, posts: { some: {} } },
    orderBy: { rbd: "asc" },
    select: {
      id: true,
      rbd: true,
      name: true,
      grades: true,
      posts: {
        orderBy: { id: "asc" },
        select: {
          role: true,
          department: true,
          person: { select: { id: true, givenNames: true, familyNames: true } },
        },
      },
    },
  });
  return schools.map(({ posts, ...school }) => {
    const people = posts.map(({ role, department, person }) => ({
      role,
      id: person.id,
      name: nameOf(person),
      department: departments.find((one) => one.name === department) ?? firstDepartment,
    }));
    const principal = people.find((person) => person.role === "principal");
    const utpHead = people.find((person) => person.role === "utp_head");
    if (!principal || !utpHead) throw new Error(`School ${school.rbd} has no leaders`);
    return { ...school, principal, utpHead, teachers: people.filter((person) => person.role === "teacher") };
  });
}

interface Account {
  readonly personId: string;
  readonly givenNames: string;
  readonly familyNames: string;
}

function newStaff(
  territory: { readonly id: string; readonly at: number },
  calendar: DemoCalendar,
  chance: Chance,
) {
  const createdAt = at(calendar.startsOn, "12:00");
  const people: Prisma.PersonCreateManyInput[] = [];
  const posts: Prisma.PostCreateManyInput[] = [];
  const add = (
    school: { readonly id: string; readonly grades: readonly string[] },
    role: "principal" | "utp_head" | "teacher",
    account: Account | null,
  ): void => {
    const department = chance.pick(departmentsOf(school.grades));
    const given = account?.givenNames ?? chance.pick(givenNames);
    const family =
      account?.familyNames ?? `Ejemplo ${chance.pick(secondFamilyNames)} ${chance.pick(secondFamilyNames)}`;
    const id = account?.personId ?? chance.id(createdAt);
    if (account === null) {
      const rut = rutOf(staffRutStart + territory.at * 10_000 + people.length);
      const searchText = foldText(`${given} ${family}`);
      const sealed = { rutCipher: sealRut(rut), rutDigest: digestRut(rut) };
      people.push({
        id,
        givenNames: given,
        familyNames: family,
        searchText,
        ...sealed,
        isDemo: true,
        createdAt,
      });
    }
    posts.push({
      id: chance.id(createdAt),
      territoryId: territory.id,
      personId: id,
      schoolId: school.id,
      role,
      subjects: role === "teacher" ? [...department.subjects] : [],
      grades: role === "teacher" ? department.grades.filter((grade) => school.grades.includes(grade)) : [],
      department: role === "teacher" ? department.name : null,
      weeklyMinutes: fullContractMinutes,
      validFrom: dateColumn(calendar.startsOn),
    });
  };
  return { people, posts, add };
}

/** The departments that teach some grade of a school; any of them in one without grades, as those of adults and of special education. */
function departmentsOf(grades: readonly string[]): readonly Department[] {
  const own = departments.filter((department) => department.grades.some((grade) => grades.includes(grade)));
  return own.length > 0 ? own : departments;
}
