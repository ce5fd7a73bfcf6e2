import type { Metadata } from "next";
import { Field } from "@/components/ui/field";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { TextLink } from "@/components/ui/text-link";
import { permitsSomewhere } from "@/lib/access/policy";
import { requireActor } from "@/lib/auth/queries";
import { listPlacesToGrant } from "@/lib/directory/queries/people";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { notFound } from "next/navigation";
import { GrantFields } from "../_components/grant-fields";
import { OncePasswordForm } from "../_components/once-password-form";
import { createPerson } from "../actions";

export const metadata: Metadata = { title: "Agregar una persona" };

export default async function NewPersonPage() {
  const actor = await requireActor();
  if (!permitsSomewhere(actor, "person.manage")) notFound();
  const places = await listPlacesToGrant(actor);
  return (
    <>
      <PageHeader
        title="Agregar una persona"
        kicker={<TextLink href="/personas">Personas</TextLink>}
        lead="Crea su ficha, su cuenta y su primer rol. Antes, buscar si ya está en la lista."
      />
      <OncePasswordForm action={createPerson} showsPersonLink>
        <Field name="givenNames" label="Nombres">
          <TextInput autoComplete="off" maxLength={80} />
        </Field>
        <Field name="familyNames" label="Apellidos">
          <TextInput autoComplete="off" maxLength={80} />
        </Field>
        <Field
          name="rut"
          label="RUT"
          hint="Sirve para no crear dos veces a la misma persona. Se guarda cifrado y lo ve solo la administración."
          optional
        >
          <TextInput autoComplete="off" maxLength={20} className="max-w-56" />
        </Field>
        <Field name="email" label="Correo de trabajo" hint="Con él ingresa.">
          <TextInput type="email" autoComplete="off" maxLength={200} />
        </Field>
        <GrantFields places={places} today={civilDateAt(new Date(), DEFAULT_ZONE)} />
        <SubmitButton pendingLabel="Creando…">Crear persona y cuenta</SubmitButton>
      </OncePasswordForm>
    </>
  );
}
