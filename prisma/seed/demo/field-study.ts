import type { PrismaClient } from "@/lib/db/generated/client";
import { usualTargets } from "@/lib/fieldwork/schema/studies";
import { informantRoles } from "@/lib/fieldwork/schema/words";
import { demoAccounts } from "./accounts";
import { at, dateColumn, type DemoCalendar } from "./calendar";
import { chanceOf } from "./random";

const name = "Estudio de terreno (demostración)";
const casesPerZone = 3;

/** One study of field work over the three zones, with its cases and plan and nobody heard yet; made once. */
export async function insertFieldStudy(db: PrismaClient, calendar: DemoCalendar): Promise<void> {
  const researchers = demoAccounts().filter(({ role }) => role === "researcher");
  const [lead] = researchers;
  if (!lead || (await db.fieldStudy.count({ where: { name } }))) return;
  const territories = await db.territory.findMany({
    where: { code: { in: researchers.map(({ territoryCode }) => territoryCode) } },
    orderBy: { code: "asc" },
    select: { id: true, code: true, name: true },
  });
  const home = territories.find(({ code }) => code === lead.territoryCode);
  if (!home) return;
  const chance = chanceOf(20_264_000);
  const createdAt = at(calendar.daysAgo(40), "10:00");
  const id = chance.id(createdAt);
  const cases = (await Promise.all(territories.map((zone) => casesOf(db, zone)))).flat();
  await db.fieldStudy.create({
    data: {
      ...{ id, name, territoryId: home.id, createdById: lead.personId, createdAt },
      members: {
        create: researchers.map(({ personId }) => ({
          ...{ id: chance.id(createdAt), personId, role: personId === lead.personId ? "lead" : "coder" },
          validFrom: dateColumn(calendar.daysAgo(40)),
        })),
      },
      cases: {
        create: cases.map((one, place) => ({
          ...{ ...one, id: chance.id(createdAt), pseudonym: `ESC-${place + 1}` },
          planned: { create: informantRoles.map((role) => ({ role, targetCount: usualTargets[role] })) },
        })),
      },
    },
  });
}

async function casesOf(db: PrismaClient, zone: { readonly id: string; readonly name: string }) {
  const schools = await db.school.findMany({
    where: { territoryId: zone.id, state: "functioning", enrolment: { gt: 60 } },
    orderBy: { rbd: "asc" },
    take: casesPerZone,
    select: { id: true },
  });
  return schools.map(({ id }, place) => ({
    ...{ territoryId: zone.id, schoolId: id, zoneLabel: zone.name },
    sign: place < 2 ? "positive" : "negative",
    reason: "Caso de la demostración: no salió de una selección del análisis.",
  }));
}
