"use client";

import { useState, type ReactNode } from "react";
import type { ActionState, FormAction } from "@/components/ui/action-state";
import { Form } from "@/components/ui/form";
import { TextLink } from "@/components/ui/text-link";
import type { TemporaryPassword } from "@/lib/auth/schema";

export type PasswordAnswer = Readonly<{ state: ActionState; issued: TemporaryPassword | null }>;

type OncePasswordFormProps = Readonly<{
  action: (previous: ActionState, data: FormData) => Promise<PasswordAnswer>;
  /** Leads to the person once created, where one is not there already. */
  showsPersonLink?: boolean;
  children: ReactNode;
}>;

/** A form whose answer is a temporary password, shown in its place and nowhere again. */
export function OncePasswordForm({ action, showsPersonLink, children }: OncePasswordFormProps) {
  const [issued, setIssued] = useState<TemporaryPassword | null>(null);
  if (issued) return <IssuedPassword issued={issued} showsPersonLink={showsPersonLink} />;
  const run: FormAction = async (previous, data) => {
    const answer = await action(previous, data);
    if (answer.issued) setIssued(answer.issued);
    return answer.state;
  };
  return <Form action={run}>{children}</Form>;
}

type IssuedPasswordProps = Readonly<{ issued: TemporaryPassword; showsPersonLink: boolean | undefined }>;

function IssuedPassword({ issued, showsPersonLink }: IssuedPasswordProps) {
  return (
    <div role="status" className="max-w-measure border-l-4 border-accent py-1 pl-4">
      <p className="font-semibold">Contraseña temporal</p>
      <p className="my-2 font-mono text-xl [overflow-wrap:anywhere] select-all">{issued.temporaryPassword}</p>
      <p>
        Se muestra solo esta vez. Entregarla en persona o por teléfono, y pedir que la cambie en «Mis datos y
        derechos».
      </p>
      {showsPersonLink && (
        <p className="mt-3">
          <TextLink href={`/personas/${issued.personId}`}>Ir a la ficha de la persona</TextLink>
        </p>
      )}
    </div>
  );
}
