"use server";

import { revalidatePath } from "next/cache";
import type { ActionState } from "@/components/ui/action-state";
import { approveDiagnosis, reviewDiagnosis, submitDiagnosis } from "@/lib/diagnosis/commands/decide";
import { openDiagnosis, startNewVersion } from "@/lib/diagnosis/commands/prepare";
import { runAction } from "../run-action";

/** A version as it was on the screen whose button was pressed. */
interface AtHand {
  readonly diagnosisId: string;
  readonly versionId: string;
  readonly lockVersion: number;
}

export async function open(
  place: { readonly schoolId: string; readonly schoolYear: number },
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor) => {
    const { id } = await openDiagnosis(actor, place);
    return { message: "Listo, el diagnóstico quedó abierto.", redirectTo: `/diagnosticos/${id}/editar` };
  });
}

export async function submit(
  { diagnosisId, versionId, lockVersion }: AtHand,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await submitDiagnosis(actor, { versionId, lockVersion });
    return { message: "Listo, la dirección ya puede leerlo.", redirectTo: `/diagnosticos/${diagnosisId}` };
  });
}

export async function agree(
  { diagnosisId, versionId, lockVersion }: AtHand,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await reviewDiagnosis(actor, { versionId, lockVersion, decision: "agree", text: values.text("text") });
    revalidatePath(`/diagnosticos/${diagnosisId}`);
    return { message: "Listo, el diagnóstico quedó firmado." };
  });
}

export async function object(
  { diagnosisId, versionId, lockVersion }: AtHand,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await reviewDiagnosis(actor, { versionId, lockVersion, decision: "object", text: values.text("text") });
    revalidatePath(`/diagnosticos/${diagnosisId}`);
    return { message: "Listo, la jefatura UTP recibe su objeción." };
  });
}

export async function approve(
  { diagnosisId, versionId, lockVersion }: AtHand,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await approveDiagnosis(actor, { versionId, lockVersion, note: values.text("note") });
    revalidatePath(`/diagnosticos/${diagnosisId}`);
    return { message: "Listo, el diagnóstico quedó aprobado." };
  });
}

export async function startVersion(
  diagnosisId: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await startNewVersion(actor, { diagnosisId, reason: values.text("reason") });
    return {
      message: "Listo, la versión nueva trae las necesidades de la anterior.",
      redirectTo: `/diagnosticos/${diagnosisId}/editar`,
    };
  });
}
