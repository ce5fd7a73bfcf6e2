import { Form } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { DemoAccountGroup } from "@/lib/auth/schema";
import { signInWithForm } from "../actions";

type DemoAccountsProps = Readonly<{
  groups: readonly DemoAccountGroup[];
  /** The one password of every demonstration account. */
  password: string;
  returnPath: string;
}>;

/** One press to enter as an invented person, by territory. */
export function DemoAccounts({ groups, password, returnPath }: DemoAccountsProps) {
  return (
    <Section
      title="Cuentas de demostración"
      className="mt-14"
      lead={
        <>
          Personas inventadas, una por rol y territorio. Todas usan la contraseña <strong>{password}</strong>.
        </>
      }
    >
      <div className="grid gap-8 md:grid-cols-2 lg:grid-cols-3">
        {groups.map((group) => (
          <section key={group.territoryName} aria-label={group.territoryName}>
            <h3 className="mb-1 text-lg">{group.territoryName}</h3>
            <ul>
              {group.accounts.map((account) => (
                <li key={account.email} className="border-t border-rule py-2">
                  <DemoAccount account={account} password={password} returnPath={returnPath} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Section>
  );
}

type DemoAccountProps = Readonly<{
  account: DemoAccountGroup["accounts"][number];
  password: string;
  returnPath: string;
}>;

function DemoAccount({ account, password, returnPath }: DemoAccountProps) {
  const [mailbox, domain] = account.email.split("@");
  return (
    <Form action={signInWithForm} className="flex items-center justify-between gap-3">
      <input type="hidden" name="email" value={account.email} />
      <input type="hidden" name="password" value={password} />
      <input type="hidden" name="volver" value={returnPath} />
      <span className="min-w-0 text-sm">
        <span className="block font-semibold">{account.roleLabel}</span>
        <span className="block text-ink-soft">{account.name}</span>
        {account.schoolName && <span className="block text-ink-soft">{account.schoolName}</span>}
        <span className="block text-ink-soft [overflow-wrap:anywhere]">
          {mailbox}
          <wbr />@{domain}
        </span>
      </span>
      <SubmitButton variant="secondary" size="small" pendingLabel="Ingresando…">
        Ingresar
        <span className="sr-only">
          {" "}
          como {account.roleLabel}, {account.name}
        </span>
      </SubmitButton>
    </Form>
  );
}
