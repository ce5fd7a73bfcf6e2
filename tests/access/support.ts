import {
  activateFocus,
  addTeacher,
  completeFocus,
  defineSupportFocus,
  removeTeacher,
  withdrawFocus,
} from "@/lib/support/commands/foci";
import { reformulateGoal, setGoal } from "@/lib/support/commands/goals";
import { getSupportFocus } from "@/lib/support/queries/focus";
import { getMyFoci, listSupportFoci } from "@/lib/support/queries/foci";
import { getGoalOptions } from "@/lib/support/queries/goals";
import { listFocusCandidates } from "@/lib/support/queries/teachers";
import { makeDiagnosisAt } from "@/tests/factories/diagnosis";
import { goalInput, makeFocusAt } from "@/tests/factories/support";
import type { DomainMatrix, Expectation } from "./matrix";

/** Foci are defined by those who prepare the diagnosis; for research, mentors and the administration they do not exist. */
const defines: Expectation = {
  utp_head: "ok",
  programme_lead: "ok",
  territory_head: "FORBIDDEN",
  principal: "FORBIDDEN",
  // The focus is the teacher's own.
  teacher: "FORBIDDEN",
  others: "NOT_FOUND",
};
const reads: Expectation = {
  utp_head: "ok",
  programme_lead: "ok",
  territory_head: "ok",
  principal: "ok",
  teacher: "ok",
  others: "NOT_FOUND",
};
const lists: Expectation = {
  utp_head: "ok",
  programme_lead: "ok",
  territory_head: "ok",
  principal: "ok",
  teacher: "ok",
  others: "empty",
};
const chooses: Expectation = { utp_head: "ok", programme_lead: "ok", others: "NOT_FOUND" };

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "support.defineSupportFocus",
      call: async (actor, world, place) => {
        const { needId } = await makeDiagnosisAt(world, world[place], "agreed");
        return defineSupportFocus(actor, {
          schoolId: world[place].school.id,
          needIds: [needId],
          focusAreaId: world.taxonomy.areas["EVAL"] ?? "",
          title: "Un foco de prueba",
        });
      },
      own: { utp_head: "ok", programme_lead: "ok", others: "FORBIDDEN" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "support.addTeacher",
      call: async (actor, world, place) => {
        const { focusId, otherTeacherId } = await makeFocusAt(world, world[place]);
        return addTeacher(actor, { focusId, teacherId: otherTeacherId });
      },
      own: defines,
      foreign: "NOT_FOUND",
    },
    {
      fn: "support.removeTeacher",
      call: async (actor, world, place) => {
        const { focusId, teacherId } = await makeFocusAt(world, world[place]);
        return removeTeacher(actor, { focusId, teacherId });
      },
      own: defines,
      foreign: "NOT_FOUND",
    },
    {
      fn: "support.setGoal",
      call: async (actor, world, place) => {
        const { focusId } = await makeFocusAt(world, world[place]);
        return setGoal(actor, goalInput(world, focusId));
      },
      own: defines,
      foreign: "NOT_FOUND",
    },
    {
      fn: "support.reformulateGoal",
      call: async (actor, world, place) => {
        const { focusId, goalId } = await makeFocusAt(world, world[place], { withGoal: true });
        return reformulateGoal(actor, { ...goalInput(world, focusId), goalId });
      },
      own: defines,
      foreign: "NOT_FOUND",
    },
    {
      fn: "support.activateFocus",
      call: async (actor, world, place) =>
        activateFocus(actor, {
          focusId: (await makeFocusAt(world, world[place], { withGoal: true })).focusId,
        }),
      own: defines,
      foreign: "NOT_FOUND",
    },
    {
      fn: "support.withdrawFocus",
      call: async (actor, world, place) => {
        const { focusId } = await makeFocusAt(world, world[place]);
        return withdrawFocus(actor, { focusId, reason: "Cambió la prioridad" });
      },
      own: defines,
      foreign: "NOT_FOUND",
    },
    {
      fn: "support.completeFocus",
      call: async (actor, world, place) => {
        const { focusId } = await makeFocusAt(world, world[place], { withGoal: true, isActive: true });
        return completeFocus(actor, { focusId, outcome: "achieved", reason: "Se ve en las clases" });
      },
      own: defines,
      foreign: "NOT_FOUND",
    },
    {
      fn: "support.getSupportFocus",
      call: async (actor, world, place) =>
        getSupportFocus(actor, (await makeFocusAt(world, world[place])).focusId),
      own: reads,
      foreign: "NOT_FOUND",
    },
    {
      fn: "support.listSupportFoci",
      call: async (actor, world, place) => {
        await makeFocusAt(world, world[place]);
        return listSupportFoci(actor);
      },
      own: lists,
      foreign: "empty",
    },
    {
      fn: "support.getMyFoci",
      call: async (actor, world, place) => {
        await makeFocusAt(world, world[place]);
        return getMyFoci(actor);
      },
      own: { teacher: "ok", others: "empty" },
      foreign: "empty",
    },
    {
      fn: "support.getGoalOptions",
      call: async (actor, world, place) =>
        getGoalOptions(actor, (await makeFocusAt(world, world[place])).focusId),
      own: chooses,
      foreign: "NOT_FOUND",
    },
    {
      fn: "support.listFocusCandidates",
      call: (actor, world, place) => listFocusCandidates(actor, world[place].school.id),
      own: chooses,
      foreign: "NOT_FOUND",
    },
  ],
  exemptions: [
    { fn: "support.writeFocus", why: "The transaction of a command on a focus; tested through them." },
    { fn: "support.unscopedGoalOptions", why: "Inside callers that have decided the right." },
    { fn: "support.countSchoolTeachers", why: "A count of people who teach in a school: it names nobody." },
  ],
};
