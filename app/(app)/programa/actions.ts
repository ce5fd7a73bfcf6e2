"use server";

import { revalidatePath } from "next/cache";
import type { ActionState } from "@/components/ui/action-state";
import { configureProgramme } from "@/lib/programme/commands";
import { runAction } from "../run-action";

export async function configure(programmeId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    const { changes } = await configureProgramme(actor, {
      programmeId,
      minimumCell: values.number("minimumCell"),
      mentorCap: values.number("mentorCap"),
      otherSchoolCap: values.number("otherSchoolCap"),
      weeklyTravelCapMinutes: values.number("weeklyTravelCapMinutes"),
      feedbackWithinHours: values.number("feedbackWithinHours"),
      cycleWeeks: values.number("cycleWeeks"),
      needThreshold: values.number("needThreshold"),
      shareReminderDays: values.number("shareReminderDays"),
    });
    revalidatePath("/programa");
    return { message: changes === 0 ? "Nada cambió." : "Listo, los ajustes quedaron guardados." };
  });
}
