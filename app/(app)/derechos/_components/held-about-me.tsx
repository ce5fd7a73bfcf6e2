import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import { listGrants } from "@/lib/access/queries/grants";
import { grantStateLabels, roleLabels, type Actor, type GrantView } from "@/lib/access/schema";
import { findOwnPerson } from "@/lib/directory/queries/people";
import { postRoleLabels, type OwnPerson } from "@/lib/directory/schema/people";
import { formatDate } from "@/lib/format/civil-date";

/** The facts the platform holds about the person who asks, and why she can see what she sees. */
export async function HeldAboutMe({ actor }: Readonly<{ actor: Actor }>) {
  if (actor.personId === null) return null;
  const [person, grants] = await Promise.all([findOwnPerson(actor), listGrants(actor, actor.personId)]);
  if (person === null) return null;
  return (
    <Section
      title="Qué se guarda sobre mí"
      lead="Si algo no es correcto, pedir su corrección a la administración de su territorio."
    >
      <DescriptionList
        items={[
          { term: "Nombre", detail: person.name },
          {
            term: "Correo",
            detail: <span className="[overflow-wrap:anywhere]">{person.email ?? "Sin cuenta"}</span>,
          },
          {
            term: "RUT",
            detail: person.hasRut
              ? "Guardado cifrado; lo lee solo la administración."
              : "No está registrado.",
          },
          { term: "Cargos", detail: <Lines lines={person.posts.map(postLine)} none="Ninguno registrado" /> },
          {
            term: "Por qué puedo ver lo que veo",
            detail: <Lines lines={grants.map(grantLine)} none="Sin permisos" />,
          },
        ]}
      />
    </Section>
  );
}

function Lines({ lines, none }: Readonly<{ lines: readonly string[]; none: string }>) {
  if (lines.length === 0) return <>{none}</>;
  return (
    <ul>
      {lines.map((line, index) => (
        <li key={`${index}-${line}`}>{line}</li>
      ))}
    </ul>
  );
}

function postLine({ role, schoolName, validFrom, validTo }: OwnPerson["posts"][number]): string {
  const place = schoolName === null ? "" : ` en ${schoolName}`;
  return `${postRoleLabels[role]}${place}, ${datesInWords(validFrom, validTo)}`;
}

function grantLine(grant: GrantView): string {
  const { role, schoolName, territoryName, validFrom, validTo, state, source } = grant;
  const place = schoolName ?? territoryName;
  const origin = source === "assignment" ? ", por una asignación" : "";
  return `${roleLabels[role]} en ${place}${origin}, ${datesInWords(validFrom, validTo)}. ${grantStateLabels[state]}.`;
}

function datesInWords(validFrom: string, validTo: string | null): string {
  return validTo === null
    ? `desde ${formatDate(validFrom)}`
    : `de ${formatDate(validFrom)} a ${formatDate(validTo)}`;
}
