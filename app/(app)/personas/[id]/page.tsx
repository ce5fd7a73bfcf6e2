import type { Metadata } from "next";
import { Badge } from "@/components/ui/badge";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { found } from "@/app/(app)/found";
import type { Actor } from "@/lib/access/schema";
import { requireActor } from "@/lib/auth/queries";
import { findRut, getPerson } from "@/lib/directory/queries/people";
import type { PersonSheet } from "@/lib/directory/schema/people";
import { placesInWords, postsInWords } from "../_components/person-words";
import { AccountSection } from "./_components/account-section";
import { GrantsSection } from "./_components/grants-section";

export const metadata: Metadata = { title: "Persona" };

export default async function PersonPage({ params }: Readonly<{ params: Promise<{ id: string }> }>) {
  const [actor, { id }] = await Promise.all([requireActor(), params]);
  const person = await found(getPerson(actor, id));
  return (
    <>
      <PageHeader
        title={person.name}
        kicker={<TextLink href="/personas">Personas</TextLink>}
        lead={person.isDemo && <Badge>Persona inventada de la demostración</Badge>}
      />
      <Section title="Quién es">
        <DescriptionList
          items={[
            { term: "Roles", detail: placesInWords(person) },
            { term: "Cargo", detail: postsInWords(person) },
            ...(person.canManage ? [{ term: "RUT", detail: await rutInWords(actor, person) }] : []),
          ]}
        />
      </Section>
      {person.canManage && (
        <>
          <GrantsSection actor={actor} personId={person.id} />
          <AccountSection actor={actor} person={person} />
        </>
      )}
    </>
  );
}

async function rutInWords(actor: Actor, { id }: PersonSheet): Promise<string> {
  return (await findRut(actor, id)) ?? "No registrado";
}
