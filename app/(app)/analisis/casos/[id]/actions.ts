"use server";

import { revalidatePath } from "next/cache";
import type { ActionState } from "@/components/ui/action-state";
import { decideCaseChange, proposeCaseChange, sealCases } from "@/lib/analysis/commands/cases";
import { runAction } from "../../../run-action";

export async function proposeChange(
  selectionId: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await proposeCaseChange(actor, {
      selectionId,
      outSchoolId: values.text("outSchoolId"),
      inSchoolId: values.text("inSchoolId"),
      reason: values.text("reason"),
    });
    revalidatePath(`/analisis/casos/${selectionId}`);
    return { message: "Listo, el cambio espera a otra persona del equipo." };
  });
}

type Decision = Readonly<{ selectionId: string; changeId: string; isConfirmed: boolean }>;

export async function decideChange(
  { selectionId, changeId, isConfirmed }: Decision,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await decideCaseChange(actor, { changeId, isConfirmed });
    revalidatePath(`/analisis/casos/${selectionId}`);
    return {
      message: isConfirmed ? "Listo, el cambio quedó confirmado." : "Listo, el cambio quedó rechazado.",
    };
  });
}

type ZoneList = Readonly<{ selectionId: string; territoryId: string }>;

export async function sealZone(
  { selectionId, territoryId }: ZoneList,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await sealCases(actor, { selectionId, territoryId });
    revalidatePath(`/analisis/casos/${selectionId}`);
    return { message: "Listo, la lista de la zona quedó cerrada." };
  });
}
