import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import type { Prisma } from "@/lib/db/generated/client";
import { nameOf } from "@/lib/format/person-name";

/** A number no other row of this database was made with, so that several tests live side by side. */
export async function nextNumber(): Promise<number> {
  await db().$executeRaw`CREATE SEQUENCE IF NOT EXISTS test_number`;
  const [row] = await db().$queryRaw<{ next: bigint }[]>`SELECT nextval('test_number') AS next`;
  return Number(row?.next);
}

export const termStart = new Date("2026-03-01");

export async function makeTerritory(name: string): Promise<{ id: string; communeId: string; code: string }> {
  const id = newId();
  const communeId = newId();
  const code = `${name.toLowerCase().replaceAll(" ", "-")}-${id.slice(-8)}`;
  await db().territory.create({
    data: { id, code, name, tags: [], timeZone: "America/Santiago", transferYear: 2018 },
  });
  await db().commune.create({
    data: {
      id: communeId,
      cut: String(await nextNumber()).padStart(5, "0"),
      name: `Comuna de ${name}`,
      provinceName: "Provincia",
      regionCode: 3,
      regionName: "Región",
      territories: { create: { territoryId: id, validFrom: new Date("2018-01-01") } },
    },
  });
  return { id, communeId, code };
}

export async function makeSchool(
  place: { readonly territoryId: string; readonly communeId: string },
  overrides: Partial<Prisma.SchoolUncheckedCreateInput> = {},
): Promise<{ id: string; rbd: number; name: string }> {
  const rbd = overrides.rbd ?? (await nextNumber());
  const name = overrides.name ?? `Escuela ${rbd}`;
  return db().school.create({
    data: {
      id: newId(),
      territoryId: place.territoryId,
      communeId: place.communeId,
      rbd,
      name,
      searchText: `${name} ${rbd}`.toLowerCase(),
      latitude: -28.57,
      longitude: -70.76,
      isRural: false,
      enrolment: 200,
      grades: ["4b", "2m"],
      dependence: "slep",
      state: "functioning",
      directoryYear: 2025,
      ...overrides,
    },
    select: { id: true, rbd: true, name: true },
  });
}

export async function makePerson(
  givenNames: string,
  familyNames: string,
): Promise<{ id: string; name: string }> {
  const id = newId();
  const name = nameOf({ givenNames, familyNames });
  await db().person.create({
    data: { id, givenNames, familyNames, searchText: name.toLowerCase(), isDemo: true, createdAt: termStart },
  });
  return { id, name };
}

/** A person with a teaching post in the school. */
export async function makeTeacher(
  place: { readonly territoryId: string; readonly schoolId: string },
  overrides: Partial<Prisma.PostUncheckedCreateInput> & { readonly name?: string } = {},
): Promise<{ id: string; name: string }> {
  const { name, ...post } = overrides;
  const person = await makePerson(name ?? "Docente", `Prueba ${await nextNumber()}`);
  await db().post.create({
    data: {
      id: newId(),
      territoryId: place.territoryId,
      schoolId: place.schoolId,
      personId: person.id,
      role: "teacher",
      subjects: ["Matemática"],
      grades: ["3b"],
      department: "Primer ciclo",
      weeklyMinutes: 44 * 60,
      validFrom: termStart,
      ...post,
    },
  });
  return person;
}
