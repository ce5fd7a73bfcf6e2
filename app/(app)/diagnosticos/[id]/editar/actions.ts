"use server";

import { revalidatePath } from "next/cache";
import type { FormValues } from "@/lib/format/form-values";
import type { ActionState } from "@/components/ui/action-state";
import { addNeed, removeNeed, reorderNeeds, updateNeed } from "@/lib/diagnosis/commands/needs";
import { proposeNeedsAgain, updateSummary } from "@/lib/diagnosis/commands/prepare";
import { runAction } from "../../../run-action";

/** The draft that is being edited; its lockVersion travels in the form, because it rises with every save. */
interface Draft {
  readonly diagnosisId: string;
  readonly versionId: string;
}

function editOf({ versionId }: Draft, values: FormValues) {
  return { versionId, lockVersion: values.text("lockVersion") };
}

function needOf(values: FormValues) {
  return {
    focusAreaId: values.text("focusAreaId"),
    level: values.text("level"),
    statement: values.text("statement"),
    impact: values.text("impact"),
    feasibility: values.text("feasibility"),
    urgency: values.text("urgency"),
    writtenEvidence: values.text("writtenEvidence"),
  };
}

function refresh({ diagnosisId }: Draft): void {
  revalidatePath(`/diagnosticos/${diagnosisId}/editar`);
}

export async function saveSummary(draft: Draft, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await updateSummary(actor, { ...editOf(draft, values), summary: values.text("summary") });
    refresh(draft);
    return { message: "Guardado" };
  });
}

export async function saveNeed(
  draft: Draft & { readonly needId: string },
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await updateNeed(actor, { ...editOf(draft, values), needId: draft.needId, ...needOf(values) });
    refresh(draft);
    return { message: "Guardado" };
  });
}

export async function createNeed(draft: Draft, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await addNeed(actor, { ...editOf(draft, values), ...needOf(values) });
    refresh(draft);
    return { message: "Listo, la necesidad quedó al final de la lista." };
  });
}

export async function dropNeed(
  draft: Draft & { readonly needId: string },
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await removeNeed(actor, { ...editOf(draft, values), needId: draft.needId });
    refresh(draft);
    return { message: "Listo, la necesidad quedó fuera de esta versión." };
  });
}

export async function orderNeeds(
  draft: Draft & { readonly needIds: readonly string[] },
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await reorderNeeds(actor, { ...editOf(draft, values), needIds: [...draft.needIds] });
    refresh(draft);
    return { message: "Listo, cambió el orden." };
  });
}

export async function proposeAgain(draft: Draft, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await proposeNeedsAgain(actor, editOf(draft, values));
    refresh(draft);
    return { message: "Listo, la regla volvió a mirar las clases de hoy." };
  });
}
