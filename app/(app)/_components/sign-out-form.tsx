"use client";

import { forgetDevice } from "@/components/sync/forget-device";
import { useUnsent } from "@/components/sync/use-unsent";
import type { ActionState } from "@/components/ui/action-state";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { signOut } from "../sign-out-action";

/** The way out. What is unsent stays on the device, sealed, until the same person signs in again. */
export function SignOutForm() {
  const unsent = useUnsent();
  const count = (unsent?.count ?? 0) + (unsent?.photos ?? 0);
  return (
    <Form action={leave} className="">
      {count > 0 && (
        <p className="mb-2 text-sm">
          {count} sin enviar: queda en este equipo, nadie más lo puede leer, y sale cuando usted vuelva a
          ingresar aquí.
        </p>
      )}
      <SubmitButton variant="secondary" pendingLabel="Cerrando sesión…" className="w-full">
        Cerrar sesión
      </SubmitButton>
    </Form>
  );
}

async function leave(state: ActionState, form: FormData): Promise<ActionState> {
  await forgetDevice();
  return signOut(state, form);
}
