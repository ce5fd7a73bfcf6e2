import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { pairVisit } from "@/lib/observation/commands/pairing";
import { makeVisit, schoolDay } from "./observation";
import { refreshed, type TestPlace, type World } from "./world";

/** A written lesson on the test rubric's indicator C9.1, whose reference is level 3. */
export async function makeExercise(
  world: World,
): Promise<{ readonly id: string; readonly indicatorId: string }> {
  const id = newId();
  const indicatorId = world.rubric.indicators["C9.1"] ?? "";
  await db().calibrationExercise.create({
    data: {
      ...{
        id,
        code: `clase-${id}`,
        version: 1,
        title: "Clase escrita de prueba",
        rubricVersionId: world.rubric.versionId,
      },
      lesson: [{ minute: 0, speaker: "teacher", text: "“¿Cómo lo supiste?”" }],
      reference: [{ indicatorId, level: 3, why: "Pide la razón y espera" }],
    },
  });
  return { id, indicatorId };
}

/** A visit of the place's mentor that its technical head joins. */
export async function makePair(world: World, place: TestPlace) {
  const { id: visitId } = await makeVisit(world, place, { plannedOn: new Date(schoolDay()) });
  const { programme_lead: lead, mentor, utp_head: head } = place.actors;
  const asked = { id: newId(), secondVisitId: newId(), visitId, observerId: head.personId };
  await pairVisit(lead, asked);
  return { ...asked, lead, mentor: await refreshed(mentor), head: await refreshed(head) };
}
