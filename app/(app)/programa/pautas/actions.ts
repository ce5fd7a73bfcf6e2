"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/(app)/run-action";
import type { ActionState } from "@/components/ui/action-state";
import { addRollout, endRollout } from "@/lib/observation/commands/rollout";
import {
  createRubricVersion,
  publishRubricVersion,
  retireRubricVersion,
} from "@/lib/observation/commands/rubric";
import { createRubric, importRubric, saveRubricDraft } from "@/lib/observation/commands/rubric-draft";
import type { AddRolloutInput } from "@/lib/observation/schema/rollout";
import { getActor } from "@/lib/auth/queries";
import { AppError } from "@/lib/errors";
import type { SaveRubricAnswer, WrittenRubric } from "@/lib/observation/schema/rubric-draft";

const list = "/programa/pautas";

export async function create(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    const { id } = await createRubric(actor, {
      id: values.text("id"),
      territoryId: values.text("territoryId"),
      name: values.text("name"),
    });
    revalidatePath(list, "layout");
    return { redirectTo: `${list}/${id}/editar` };
  });
}

export async function bringIn(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    const file = form.get("file");
    if (!(file instanceof File) || file.size === 0) {
      throw new AppError("INVALID_INPUT", { fields: { file: "Elegir el archivo de la pauta." } });
    }
    const { id } = await importRubric(actor, {
      id: values.text("id"),
      territoryId: values.text("territoryId"),
      text: await file.text(),
    });
    revalidatePath(list, "layout");
    return { redirectTo: `${list}/${id}`, message: "Listo, la pauta quedó en preparación." };
  });
}

export async function prepareFrom(
  fromVersionId: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    const { id } = await createRubricVersion(actor, {
      id: values.text("id"),
      fromVersionId,
      territoryId: values.text("territoryId"),
    });
    revalidatePath(list, "layout");
    return { redirectTo: `${list}/${id}/editar` };
  });
}

export async function saveDraft(
  versionId: string,
  input: WrittenRubric & Readonly<{ lockVersion: number }>,
): Promise<SaveRubricAnswer> {
  try {
    const actor = await getActor();
    if (!actor) throw new AppError("NOT_SIGNED_IN");
    const { lockVersion } = await saveRubricDraft(actor, { ...input, versionId });
    revalidatePath(list, "layout");
    return { status: "saved", lockVersion };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const fields = Object.values(error.details.fields ?? {});
    return { status: "refused", message: [error.message, ...new Set(fields)].join(" ") };
  }
}

export async function putInUse(versionId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await addRollout(actor, {
      ...{ id: values.text("id"), versionId, programmeId: values.text("programmeId") },
      // What is not one of the roles or grades is refused by the command.
      observerRole: (values.optional("observerRole") ?? null) as
        (AddRolloutInput["observerRole"] & string) | null,
      grades: [...values.list("grades")] as NonNullable<AddRolloutInput["grades"]>,
      validFrom: values.text("validFrom"),
      validTo: values.optional("validTo") ?? null,
    });
    revalidatePath(list, "layout");
    return { message: "Listo, la pauta quedó en uso para esas fechas." };
  });
}

export async function endUse(rolloutId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await endRollout(actor, { rolloutId });
    revalidatePath(list, "layout");
    return { message: "Listo, deja de ofrecerse desde mañana." };
  });
}

export async function publish(versionId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await publishRubricVersion(actor, versionId);
    revalidatePath("/programa/pautas", "layout");
    return { message: "Listo, la pauta quedó publicada." };
  });
}

export async function retire(versionId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await retireRubricVersion(actor, { versionId, reason: values.text("reason") });
    revalidatePath("/programa/pautas", "layout");
    return { message: "Listo, la pauta quedó retirada. Lo ya observado con ella se conserva." };
  });
}
