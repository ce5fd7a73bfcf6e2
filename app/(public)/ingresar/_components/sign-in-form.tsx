import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { PasswordInput } from "@/components/ui/password-input";
import { signInWithForm } from "../actions";

/** E-mail and password. */
export function SignInForm({ returnPath }: Readonly<{ returnPath: string }>) {
  return (
    <Form action={signInWithForm} className="max-w-md space-y-5">
      <input type="hidden" name="volver" value={returnPath} />
      <Field name="email" label="Correo">
        <TextInput
          type="email"
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      <Field name="password" label="Contraseña">
        <PasswordInput autoComplete="current-password" />
      </Field>
      <SubmitButton pendingLabel="Ingresando…">Ingresar</SubmitButton>
      <p className="text-sm text-ink-soft">
        Si no recuerda la contraseña, pedir una nueva a la administración de su territorio.
      </p>
    </Form>
  );
}
