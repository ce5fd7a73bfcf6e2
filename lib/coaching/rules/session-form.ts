import type { FormValues } from "@/lib/format/form-values";
import type { CheckStepInput, FeedbackInput, ModellingInput, MonitoringInput } from "../schema/input";

/** When a session was held and how long it took, as its form sent it; what is missing is said by who parses it. */
function heldInput(sessionId: string, values: FormValues) {
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
            // What is not one of the states is refused by whoever parses it.
            state: state as CheckStepInput["state"],
            note: values.optional("check.note") ?? null,
          },
    newStep: hasStep ? step : null,
  };
}

/** What the monitoring form sent, to be parsed by `monitoringInput`. */
export function monitoringFrom(sessionId: string, values: FormValues): MonitoringInput {
  return { ...heldInput(sessionId, values), alsoPresent: values.optional("alsoPresent") ?? null };
}

/** What the feedback form sent, to be parsed by `feedbackInput`. */
export function feedbackFrom(sessionId: string, values: FormValues): FeedbackInput {
  return {
    ...heldInput(sessionId, values),
    observationId: values.optional("observationId") ?? null,
    noteIds: [...values.list("noteIds")],
    strength: values.text("strength"),
    improvementPoint: values.text("improvementPoint"),
    teacherWords: values.text("teacherWords"),
    mentorTalkPercent: values.number("mentorTalkPercent") ?? null,
    talkNotes: values.optional("talkNotes") ?? null,
  };
}

/** What the modelling form sent, to be parsed by `modellingInput`. */
export function modellingFrom(sessionId: string, values: FormValues): ModellingInput {
  return {
    ...heldInput(sessionId, values),
    // What is not one of the kinds or persons is refused by whoever parses it.
    modellingKind: values.text("modellingKind") as ModellingInput["modellingKind"],
    modelledBy: values.text("modelledBy") as ModellingInput["modelledBy"],
    technique: values.text("technique"),
    lookFors: values.text("lookFors"),
    debrief: values.text("debrief"),
    rehearsalDone: values.text("rehearsalDone") === "on",
    teacherWillTry: values.text("teacherWillTry"),
  };
}
