"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/(app)/run-action";
import type { FormValues } from "@/lib/format/form-values";
import { IDLE, type ActionState } from "@/components/ui/action-state";
import { changeCodebookItem, storeCodebook } from "@/lib/evidence/commands/codebooks";
import { confirmDraft, planDraft, withdrawDraft } from "@/lib/evidence/commands/data-set-drafts";
import { deleteDataSet, grantDataSet, revokeDataSetGrant } from "@/lib/evidence/commands/data-sets";
import { previewCodebook } from "@/lib/evidence/queries/codebooks";
import type { CodebookPreview } from "@/lib/evidence/schema/codebooks";
import { columnRoles, type ColumnRole } from "@/lib/evidence/schema/data-sets";

const path = "/evidencia/datos";

export type CodebookAnswer = Readonly<{ state: ActionState; preview: CodebookPreview | null }>;

export async function reviewCodebook(_: ActionState, form: FormData): Promise<CodebookAnswer> {
  const answer: { preview: CodebookPreview | null } = { preview: null };
  const state = await runAction(form, async (actor) => {
    answer.preview = await previewCodebook(actor, await fileOf(form));
    return {};
  });
  // What was read says it on the page: a message would still be there when the codebook is stored.
  return { state: answer.preview === null ? state : IDLE, preview: answer.preview };
}

export async function keepCodebook(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    const { id, itemCount } = await storeCodebook(actor, {
      ...(await fileOf(form)),
      name: values.text("name"),
      source: values.text("source"),
      sheet: values.optional("sheet") ?? null,
      year: values.number("year") ?? null,
      grade: values.optional("grade") ?? null,
    });
    return {
      message: `Listo, quedaron guardadas ${itemCount} preguntas.`,
      redirectTo: `${path}/cuestionarios/${id}`,
    };
  });
}

async function fileOf(
  form: FormData,
): Promise<{ readonly fileName: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const file = form.get("file");
  if (!(file instanceof File)) return { fileName: "", bytes: new Uint8Array() };
  return { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

export async function turnItem(
  { itemId, isReversed }: { readonly itemId: string; readonly isReversed: boolean },
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor) => {
    const { codebookId } = await changeCodebookItem(actor, { itemId, isReversed });
    revalidatePath(`${path}/cuestionarios/${codebookId}`);
    return {
      message: isReversed ? "Listo, la pregunta cuenta al revés." : "Listo, la pregunta cuenta al derecho.",
    };
  });
}

export async function planColumns(draftId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await planDraft(actor, {
      draftId,
      codebookId: values.optional("codebookId") ?? null,
      roles: rolesIn(form, values),
    });
    revalidatePath(`${path}/nuevo/${draftId}`);
    return { message: "Listo, se vuelve a leer con esos cambios." };
  });
}

function rolesIn(form: FormData, values: FormValues): Record<string, ColumnRole> {
  const roles: Record<string, ColumnRole> = {};
  for (const name of new Set(form.keys())) {
    const role = columnRoles.find((known) => known === values.text(name));
    if (name.startsWith("role-") && role !== undefined) roles[name.slice("role-".length)] = role;
  }
  return roles;
}

export async function confirmColumns(draftId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await confirmDraft(actor, draftId, {
      territoryId: values.text("territoryId"),
      name: values.text("name"),
      publisher: values.text("publisher"),
      conditions: values.text("conditions"),
      purpose: values.text("purpose"),
      validTo: values.text("validTo"),
      isSynthetic: values.optional("isSynthetic") !== undefined,
      minimumCell: values.number("minimumCell"),
      year: values.number("year") ?? null,
      grade: values.optional("grade") ?? null,
    });
    revalidatePath(`${path}/nuevo/${draftId}`);
    return { message: "Se está guardando. Puede cerrar esta página." };
  });
}

export async function withdrawAnswers(draftId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await withdrawDraft(actor, draftId);
    return { message: "Listo, no queda nada de ese archivo.", redirectTo: path };
  });
}

export async function giveAccess(dataSetId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await grantDataSet(actor, {
      dataSetId,
      personId: values.text("personId"),
      purpose: values.text("purpose"),
      validFrom: values.text("validFrom"),
      validTo: values.text("validTo"),
    });
    revalidatePath(`${path}/${dataSetId}`);
    return { message: "Listo, el acceso quedó dado." };
  });
}

export async function withdrawAccess(grantId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor) => {
    const { dataSetId } = await revokeDataSetGrant(actor, grantId);
    revalidatePath(`${path}/${dataSetId}`);
    return { message: "Listo, el acceso quedó retirado." };
  });
}

export async function deleteAnswers(dataSetId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await deleteDataSet(actor, {
      dataSetId,
      typedName: values.text("typedName"),
      reason: values.text("reason"),
    });
    revalidatePath(path);
    return { message: "Listo, las respuestas quedaron borradas.", redirectTo: path };
  });
}
