"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/(app)/run-action";
import type { ActionState } from "@/components/ui/action-state";
import { listSchools } from "@/lib/directory/queries/schools";
import { AppError } from "@/lib/errors";
import { addCase, planInformants, takeCases } from "@/lib/fieldwork/commands/cases";
import { addStudyMember, closeStudy, createStudy, endStudyMember } from "@/lib/fieldwork/commands/studies";
import type { CaseFromSchool, NewMember, PlanInput } from "@/lib/fieldwork/schema/studies";
import { informantRoles } from "@/lib/fieldwork/schema/words";
import { countOf } from "@/lib/format/text";

export async function begin(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    const { studyId } = await createStudy(actor, {
      name: values.text("name"),
      territoryId: values.text("territoryId"),
      caseSelectionId: values.optional("caseSelectionId") ?? null,
    });
    revalidatePath("/terreno", "layout");
    return { redirectTo: `/terreno/${studyId}` };
  });
}

export async function bringCases(studyId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor) => {
    const { added } = await takeCases(actor, studyId);
    revalidatePath("/terreno", "layout");
    return {
      message:
        added === 0 ? "Los casos de la selección ya estaban." : `Listo, ${countOf(added, "caso")} más.`,
    };
  });
}

export async function addByRbd(studyId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    const rbd = values.text("rbd").replace(/\D/g, "");
    const { rows } = await listSchools(actor, { q: rbd, limit: 20 });
    const school = rows.find((row) => String(row.rbd) === rbd);
    if (!school) {
      throw new AppError("INVALID_INPUT", {
        fields: { rbd: "No hay un establecimiento de sus zonas con ese RBD. Revisarlo en Establecimientos." },
      });
    }
    await addCase(actor, {
      ...{ studyId, schoolId: school.id, reason: values.text("reason") },
      // What is not one of the signs is refused by the command.
      sign: (values.optional("sign") ?? null) as CaseFromSchool["sign"] & (string | null),
    });
    revalidatePath("/terreno", "layout");
    return { message: "Listo, el caso quedó en el estudio." };
  });
}

export async function plan(caseId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    const targets = Object.fromEntries(informantRoles.map((role) => [role, values.text(role)]));
    await planInformants(actor, { caseId, targets: targets as unknown as PlanInput["targets"] });
    revalidatePath("/terreno", "layout");
    return { message: "Listo, el plan del caso quedó guardado." };
  });
}

export async function addMember(studyId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await addStudyMember(actor, {
      ...{ studyId, personId: values.text("personId") },
      // What is not one of the roles is refused by the command.
      role: values.text("role") as NewMember["role"],
    });
    revalidatePath("/terreno", "layout");
    return { message: "Listo, ya participa en el estudio." };
  });
}

export async function endMember(memberId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await endStudyMember(actor, memberId);
    revalidatePath("/terreno", "layout");
    return { message: "Listo, dejó de participar." };
  });
}

export async function close(studyId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor) => {
    const { keysDeleted } = await closeStudy(actor, studyId);
    revalidatePath("/terreno", "layout");
    return { message: `Listo, el estudio quedó cerrado y se borraron ${countOf(keysDeleted, "nombre")}.` };
  });
}
