"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/(app)/run-action";
import type { ActionState } from "@/components/ui/action-state";
import { changeFactorOptions, computeFactorRun, startFactorRun } from "@/lib/analysis/commands/factors";
import { deleteFactorRun, renameFactorRun } from "@/lib/analysis/commands/keep-factor-runs";
import { saveIndex } from "@/lib/analysis/commands/indices";
import { getFactorRun } from "@/lib/analysis/queries/factors";
import {
  optionsWith,
  optionsWithDropped,
  optionsWithReturned,
  startOptions,
  type ChangeableStep,
} from "./step-options";

const path = "/analisis/taller";

export async function startRun(
  { dataSetId, fromRunId }: { readonly dataSetId: string; readonly fromRunId: string | null },
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    const before = fromRunId === null ? null : (await getFactorRun(actor, fromRunId)).options;
    const options = startOptions(before, values);
    const { id } = await startFactorRun(actor, { dataSetId, name: values.text("name"), options });
    await computeFactorRun(actor, id);
    return { message: "Listo, el análisis comenzó a calcularse.", redirectTo: `${path}/${id}` };
  });
}

export async function changeStep(
  { runId, step }: { readonly runId: string; readonly step: ChangeableStep },
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    const { options } = await getFactorRun(actor, runId);
    await changeFactorOptions(actor, { runId, options: optionsWith(options, step, values) });
    revalidatePath(`${path}/${runId}`);
    return { message: "Listo. Lo que depende de este paso quedó por recalcular." };
  });
}

export async function dropItem(runId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    const { options } = await getFactorRun(actor, runId);
    await changeFactorOptions(actor, { runId, options: optionsWithDropped(options, values) });
    revalidatePath(`${path}/${runId}`);
    return { message: "Listo, el ítem quedó fuera. Recalcular para ver la solución sin él." };
  });
}

export async function returnItem(
  { runId, variable }: { readonly runId: string; readonly variable: string },
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor) => {
    const { options } = await getFactorRun(actor, runId);
    await changeFactorOptions(actor, { runId, options: optionsWithReturned(options, variable) });
    revalidatePath(`${path}/${runId}`);
    return { message: "Listo, el ítem volvió. Recalcular para ver la solución con él." };
  });
}

export async function recompute(runId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await computeFactorRun(actor, runId);
    revalidatePath(`${path}/${runId}`);
    return { message: "Se está calculando. Puede cerrar esta página." };
  });
}

export async function keepIndex(runId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    const { id } = await saveIndex(actor, {
      runId,
      name: values.text("name"),
      version: values.text("version"),
      factor: values.number("factor") ?? Number.NaN,
    });
    revalidatePath(`${path}/${runId}`);
    return { message: "Listo, el índice quedó guardado.", redirectTo: `${path}/indices/${id}` };
  });
}

export async function renameRun(runId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await renameFactorRun(actor, { runId, name: values.text("name") });
    revalidatePath(`${path}/${runId}`);
    return { message: "Listo, el análisis tiene otro nombre." };
  });
}

export async function deleteRun(runId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await deleteFactorRun(actor, { runId, reason: values.text("reason") });
    revalidatePath(path);
    return { message: "Listo, el análisis se borró. Queda quién lo borró y por qué.", redirectTo: path };
  });
}
