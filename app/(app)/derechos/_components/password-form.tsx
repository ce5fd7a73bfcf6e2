import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { PasswordInput } from "@/components/ui/password-input";
import { SubmitButton } from "@/components/ui/submit-button";
import { changeOwnPassword } from "../actions";

/** Changes one's own password. */
export function PasswordForm() {
  return (
    <Form action={changeOwnPassword} className="max-w-md space-y-5">
      <Field name="current" label="Contraseña actual">
        <PasswordInput autoComplete="current-password" />
      </Field>
      <Field name="next" label="Contraseña nueva" hint="10 caracteres o más; tres palabras sueltas sirven.">
        <PasswordInput autoComplete="new-password" />
      </Field>
      <Field name="repeated" label="Contraseña nueva, otra vez">
        <PasswordInput autoComplete="new-password" />
      </Field>
      <SubmitButton pendingLabel="Cambiando…">Cambiar contraseña</SubmitButton>
    </Form>
  );
}
