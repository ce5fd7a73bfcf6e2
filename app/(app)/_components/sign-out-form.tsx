import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { signOut } from "../sign-out-action";

/** The way out, in the person's menu. */
export function SignOutForm() {
  return (
    <Form action={signOut} className="">
      <SubmitButton variant="secondary" pendingLabel="Cerrando sesión…" className="w-full">
        Cerrar sesión
      </SubmitButton>
    </Form>
  );
}
