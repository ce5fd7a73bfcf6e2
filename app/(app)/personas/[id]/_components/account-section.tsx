import { SessionTable } from "@/app/(app)/_components/session-table";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DescriptionList } from "@/components/ui/description-list";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import type { Actor } from "@/lib/access/schema";
import { listSessions } from "@/lib/auth/queries";
import type { PersonSheet } from "@/lib/directory/schema/people";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import { AccountMark } from "../../_components/account-mark";
import { OncePasswordForm } from "../../_components/once-password-form";
import { disablePerson, enablePerson, openPersonAccount, resetPersonPassword } from "../../actions";

type AccountSectionProps = Readonly<{ actor: Actor; person: PersonSheet }>;

/** The person's account, what can be done with it, and the latest sign-ins. */
export async function AccountSection({ actor, person }: AccountSectionProps) {
  if (person.account === null) return <NoAccount personId={person.id} />;
  const sessions = await listSessions(actor, person.id);
  const { email, lastSignInAt } = person.account;
  return (
    <Section
      title="Cuenta"
      actions={actor.personId === person.id ? undefined : <AccountActions person={person} />}
    >
      <DescriptionList
        items={[
          { term: "Correo", detail: <span className="[overflow-wrap:anywhere]">{email}</span> },
          { term: "Estado", detail: <AccountMark state={person.accountState} /> },
          {
            term: "Último ingreso",
            detail:
              lastSignInAt === null
                ? "Todavía ninguno"
                : formatDateTime(new Date(lastSignInAt), DEFAULT_ZONE),
          },
        ]}
      />
      <div className="mt-6">
        <SessionTable sessions={sessions} />
      </div>
    </Section>
  );
}

function NoAccount({ personId }: Readonly<{ personId: string }>) {
  return (
    <Section title="Cuenta" lead="Todavía no tiene cuenta, así que no puede ingresar.">
      <OncePasswordForm action={openPersonAccount.bind(null, personId)}>
        <Field name="email" label="Correo de trabajo" hint="Con él ingresa.">
          <TextInput type="email" autoComplete="off" maxLength={200} />
        </Field>
        <SubmitButton pendingLabel="Creando…">Crear cuenta</SubmitButton>
      </OncePasswordForm>
    </Section>
  );
}

function AccountActions({ person }: Readonly<{ person: PersonSheet }>) {
  const isHeld = person.accountState === "disabled" || person.accountState === "waiting";
  return (
    <>
      {isHeld && (
        <ConfirmDialog
          trigger="Desbloquear"
          title="Desbloquear la cuenta"
          description="La persona podrá ingresar con la contraseña que tenía."
          confirmLabel="Desbloquear cuenta"
          action={enablePerson.bind(null, person.id)}
        />
      )}
      <Dialog
        trigger="Dar contraseña nueva"
        title="Dar una contraseña nueva"
        description="La actual deja de servir y las sesiones se cierran ahora."
      >
        <OncePasswordForm action={resetPersonPassword.bind(null, person.id)}>
          <SubmitButton pendingLabel="Cambiando…">Cambiar contraseña</SubmitButton>
        </OncePasswordForm>
      </Dialog>
      {person.accountState !== "disabled" && (
        <ConfirmDialog
          trigger="Bloquear cuenta"
          title="Bloquear la cuenta"
          description="Sus sesiones se cierran ahora y no podrá ingresar hasta que alguien de administración la desbloquee."
          confirmLabel="Bloquear cuenta"
          tone="danger"
          action={disablePerson.bind(null, person.id)}
        />
      )}
    </>
  );
}
