"use server";

import type { ActionState } from "@/components/ui/action-state";
import { askCases } from "@/lib/analysis/commands/cases";
import { caseModes, strengthRules } from "@/lib/analysis/schema/cases";
import { runAction } from "../../run-action";
import { scopeFrom } from "../study-scope-from";

export async function startCases(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    const { jobId } = await askCases(actor, {
      ...scopeFrom(values),
      grade: values.text("grade"),
      mode: caseModes.find((mode) => mode === values.text("mode")),
      strength: strengthRules.find((rule) => rule === values.text("strength")),
      threshold: values.number("threshold"),
      minimumStudents: values.number("minimumStudents"),
      minimumYears: values.number("minimumYears"),
      minimumReliability: values.number("minimumReliability"),
      requiresSameSponsor: values.text("requiresSameSponsor") === "on",
      includesMirror: values.text("includesMirror") === "on",
      completesZones: values.text("completesZones") === "on",
      idps: [...values.list("idps")],
      simce: [...values.list("simce")],
      draws: values.number("draws"),
    });
    return { redirectTo: `/analisis/casos?trabajo=${jobId}` };
  });
}
