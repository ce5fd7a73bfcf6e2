"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/(app)/run-action";
import type { ActionState } from "@/components/ui/action-state";
import { revokeCertification } from "@/lib/observation/commands/calibration";
import { pairVisit } from "@/lib/observation/commands/pairing";

export async function pair(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await pairVisit(actor, {
      id: values.text("id"),
      secondVisitId: values.text("secondVisitId"),
      visitId: values.text("visitId"),
      observerId: values.text("observerId"),
    });
    revalidatePath("/observar", "layout");
    return { message: "Listo, la visita tiene a dos personas." };
  });
}

export async function revoke(certificationId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await revokeCertification(actor, { certificationId, reason: values.text("reason") });
    revalidatePath("/observar/concordancia");
    return { message: "Listo, la certificación quedó retirada." };
  });
}
