import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { v7 } from "uuid";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { TextLink } from "@/components/ui/text-link";
import { permitsSomewhere } from "@/lib/access/policy";
import { listHeldTerritories } from "@/lib/access/queries/grants";
import { requireActor } from "@/lib/auth/queries";
import { bringIn, create } from "../actions";
import { TerritoryField } from "../_components/territory-field";

export const metadata: Metadata = { title: "Nueva pauta" };

/** A rubric of the territory's own: from nothing, or from a file of another service. */
export default async function NewRubricPage() {
  const actor = await requireActor();
  if (!permitsSomewhere(actor, "programme.configure")) notFound();
  const territories = await listHeldTerritories(actor);
  return (
    <>
      <PageHeader
        title="Nueva pauta"
        kicker={<TextLink href="/programa/pautas">Pautas</TextLink>}
        lead="Queda en preparación: nadie la usa hasta publicarla. Para partir de una que ya existe, abrirla y elegir «Preparar una versión»."
      />
      <Section title="Desde cero">
        <Form action={create}>
          <input type="hidden" name="id" value={v7()} />
          <TerritoryField territories={territories} />
          <Field name="name" label="Nombre de la pauta">
            <TextInput maxLength={120} />
          </Field>
          <SubmitButton>Comenzar a escribirla</SubmitButton>
        </Form>
      </Section>
      <Section title="Desde un archivo">
        <Form action={bringIn}>
          <input type="hidden" name="id" value={v7()} />
          <TerritoryField territories={territories} />
          <Field name="file" label="Archivo de la pauta" hint="El .json que se descarga de una pauta">
            <TextInput type="file" accept=".json,application/json" />
          </Field>
          <SubmitButton>Traer la pauta</SubmitButton>
        </Form>
      </Section>
    </>
  );
}
