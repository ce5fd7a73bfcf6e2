"use server";

import { revalidatePath } from "next/cache";
import type { ActionState } from "@/components/ui/action-state";
import { deleteStudy, renameStudy } from "@/lib/analysis/commands/keep-studies";
import type { StudyKind } from "@/lib/analysis/schema/studies";
import { runAction } from "../run-action";

type Study = Readonly<{ kind: StudyKind; id: string }>;

const paths: Readonly<Record<StudyKind, string>> = {
  relation: "/analisis/relaciones",
  case: "/analisis/casos",
};

export async function nameStudy({ kind, id }: Study, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await renameStudy(actor, { kind, id, name: values.text("name") });
    revalidatePath(`${paths[kind]}/${id}`);
    return { message: "Listo, quedó con ese nombre." };
  });
}

export async function removeStudy({ kind, id }: Study, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await deleteStudy(actor, { kind, id, reason: values.text("reason") });
    revalidatePath(paths[kind]);
    return { message: "Listo, se borró. Queda quién lo hizo y por qué.", redirectTo: paths[kind] };
  });
}
