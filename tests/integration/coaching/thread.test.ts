import { beforeAll, describe, expect, it } from "vitest";
import { closeCycle } from "@/lib/coaching/commands/cycle";
import { getCycleThread } from "@/lib/coaching/queries/thread";
import { getWorkOnFocus, listWorkOnNeeds } from "@/lib/coaching/queries/work";
import type { ThreadLink } from "@/lib/coaching/schema/views";
import { newId } from "@/lib/db/id";
import {
  makeCycle,
  makeFocusWithGoal,
  makeReadyToClose,
  makeSession,
  makeStep,
  makeTeacherActor,
  type MadeCycle,
} from "@/tests/factories/coaching";
import { makeDiagnosis, type MadeDiagnosis } from "@/tests/factories/diagnosis";
import { makeWorld, refreshed, type TestPlace, type World } from "@/tests/factories/world";
import { countStatements } from "@/tests/support/statements";

let world: World;
let diagnosis: MadeDiagnosis;
let place: TestPlace;
let focus: { readonly id: string; readonly goalId: string };
let cycle: MadeCycle;
const notFound = expect.objectContaining({ code: "NOT_FOUND" });

beforeAll(async () => {
  world = await makeWorld();
  diagnosis = await makeDiagnosis(world, world.own, { upTo: "agreed" });
  const { principal, utp_head } = world.own.actors;
  const actors = {
    ...diagnosis.place.actors,
    principal: await refreshed(principal),
    utp_head: await refreshed(utp_head),
  };
  place = { ...diagnosis.place, actors };
  focus = await makeFocusWithGoal(world, place, { needIds: [diagnosis.needId] });
  cycle = await makeCycle(world, place, { focus });
});

const labels = (links: readonly ThreadLink[]) => links.map(({ kind }) => kind);
const closed = (links: readonly ThreadLink[]) =>
  links.filter(({ href }) => href === null).map(({ kind }) => kind);

describe("the thread back from a cycle", () => {
  it("leads the technical head link by link to the need and the diagnosis it comes from", async () => {
    const links = await getCycleThread(place.actors.utp_head, cycle.id);
    expect(labels(links)).toEqual(["coverage", "diagnosis", "need", "focus", "assignment", "cycle"]);
    expect(closed(links)).toEqual([]);
    expect(links[0]?.label).toBe("4 de 6 docentes observados");
    expect(links[1]?.label).toBe("Diagnóstico v1 (firmado)");
    expect(links[2]?.href).toBe(`/diagnosticos/${diagnosis.diagnosisId}/necesidades/${diagnosis.needId}`);
  });

  it("gives the teacher and the mentor the words without the links of a diagnosis that is not approved yet", async () => {
    for (const actor of [cycle.teacher, cycle.mentor]) {
      const links = await getCycleThread(actor, cycle.id);
      expect(closed(links).filter((kind) => kind !== "focus")).toEqual(["coverage", "diagnosis", "need"]);
      expect(links.find(({ kind }) => kind === "need")?.label).toBe("Necesidad: Foco EVAL: Foco EVAL.RETRO");
    }
  });

  it("goes on to the session and its step, and to the closing, only for the two people of the cycle", async () => {
    const pair = await makeReadyToClose(world, place, { focus });
    const session = await makeSession(place, pair.id, {
      kind: "modelling",
      state: "done",
      heldOn: new Date("2026-05-12"),
    });
    await makeStep(place, { cycleId: pair.id, sessionId: session.id });
    const links = await getCycleThread(pair.teacher, pair.id, { sessionId: session.id });
    expect(links.slice(-2).map(({ label }) => label)).toEqual(["Modelado 12-05", "Paso vigente"]);
    const asPrincipal = await getCycleThread(place.actors.principal, pair.id, { sessionId: session.id });
    expect(labels(asPrincipal).at(-1)).toBe("cycle");
    await expect(getCycleThread(pair.teacher, pair.id, { sessionId: newId() })).rejects.toEqual(notFound);
  });

  it("does not exist for who may not know of the cycle, and takes a constant number of statements", async () => {
    await expect(getCycleThread(world.foreign.actors.territory_head, cycle.id)).rejects.toEqual(notFound);
    await expect(getCycleThread(world.own.actors.researcher, cycle.id)).rejects.toEqual(notFound);
    const bare = await countStatements(() => getCycleThread(cycle.mentor, cycle.id));
    const pair = await makeReadyToClose(world, place, { focus });
    expect(await countStatements(() => getCycleThread(pair.mentor, pair.id))).toBe(bare);
  });
});

describe("the work forward from a need", () => {
  const closing = (made: { readonly id: string; readonly observationId: string }) => ({
    cycleId: made.id,
    observationId: made.observationId,
    outcome: "achieved" as const,
    evidenceSummary: "Ahora da una pista antes de la respuesta",
    nextStep: "exit" as const,
  });

  it("counts assignments, cycles, sessions held by kind and closings of each focus", async () => {
    const base = await makeDiagnosis(world, world.own, { upTo: "agreed" });
    const own = await makeFocusWithGoal(world, base.place, { needIds: [base.needId] });
    const made = await makeReadyToClose(world, base.place, { focus: own });
    await closeCycle(made.mentor, closing(made));
    const principal = await refreshed(base.place.actors.principal);
    const [work] = await listWorkOnNeeds(principal, [base.needId]);
    expect(work?.foci).toMatchObject([
      {
        focusId: own.id,
        assignments: { active: 1, ended: 0 },
        held: { monitoring: 1, feedback: 1, modelling: 1 },
        minutesHeld: 120,
        change: { closed: 1, outcomes: null, meanChange: null },
      },
    ]);
    expect(work?.foci[0]?.cycles.map((one) => one.id)).toEqual([made.id]);
  });

  it("tells the pair how their cycle ended, and the principal only once it speaks of three teachers", async () => {
    const own = await makeFocusWithGoal(world, place, { needIds: [diagnosis.needId] });
    const made = [];
    for (let count = 0; count < 3; count += 1) {
      const one = await makeReadyToClose(world, place, { focus: own });
      await closeCycle(one.mentor, closing(one));
      made.push(one);
    }
    const mentor = await refreshed(place.actors.mentor);
    expect((await getWorkOnFocus(mentor, own.id)).change.meanChange).toBeCloseTo(0.9);
    const seen = await getWorkOnFocus(place.actors.principal, own.id);
    expect(seen.change).toMatchObject({ closed: 3, outcomes: { achieved: 3 }, meanChange: null });
  });

  it("is empty while nothing was decided, and costs the same statements for one need and for two", async () => {
    const { utp_head } = place.actors;
    const one = await countStatements(() => listWorkOnNeeds(utp_head, [diagnosis.needId]));
    const bare = await makeDiagnosis(world, world.own, { upTo: "agreed" });
    const reader = await refreshed(bare.place.actors.utp_head);
    const both = [diagnosis.needId, bare.needId];
    expect((await listWorkOnNeeds(reader, both))[1]).toEqual({ needId: bare.needId, foci: [] });
    expect(await countStatements(() => listWorkOnNeeds(reader, both))).toBe(one);
  });

  it("is not told of a need or a focus that the person may not read", async () => {
    const teacher = await makeTeacherActor(place);
    await expect(listWorkOnNeeds(teacher, [diagnosis.needId])).rejects.toEqual(notFound);
    await expect(listWorkOnNeeds(world.foreign.actors.territory_head, [diagnosis.needId])).rejects.toEqual(
      notFound,
    );
    await expect(listWorkOnNeeds(place.actors.utp_head, [diagnosis.needId, newId()])).rejects.toEqual(
      notFound,
    );
    await expect(getWorkOnFocus(teacher, focus.id)).rejects.toEqual(notFound);
    await expect(getWorkOnFocus(world.foreign.actors.territory_head, focus.id)).rejects.toEqual(notFound);
  });
});
