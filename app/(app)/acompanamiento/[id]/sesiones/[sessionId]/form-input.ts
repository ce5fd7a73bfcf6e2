import type { FormValues } from "@/app/form-values";
import type { CheckStepInput, MonitoringInput } from "@/lib/coaching/schema/input";

/** When a session was held and how long it took, as its form sent it; what is missing is said by the command. */
export function heldInput(sessionId: string, values: FormValues) {
  return {
    sessionId,
    heldOn: values.text("heldOn"),
    durationMinutes: values.number("durationMinutes"),
    travelMinutes: values.number("travelMinutes"),
    ...stepInput(values),
  };
}

/** How the step in force turned out and the step agreed now; each null where nothing was written about it. */
function stepInput(values: FormValues): Pick<MonitoringInput, "check" | "newStep"> {
  const state = values.optional("check.state");
  const step = {
    what: values.text("newStep.what"),
    dueOn: values.text("newStep.dueOn"),
    howSeen: values.text("newStep.howSeen"),
  };
  const hasStep = Object.values(step).some((text) => text !== "");
  return {
    check:
      state === undefined
        ? null
        : {
            stepId: values.text("check.stepId"),
            // What is not one of the states is refused by the command.
            state: state as CheckStepInput["state"],
            note: values.optional("check.note") ?? null,
          },
    newStep: hasStep ? step : null,
  };
}
