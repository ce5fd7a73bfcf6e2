import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { rolesOf } from "@/lib/access/rules";
import { roleLabels } from "@/lib/access/schema";
import { requireActor } from "@/lib/auth/queries";
import { joinWords } from "@/lib/format/text";
import { navigationFor } from "../navigation";

export const metadata: Metadata = { title: "Inicio" };

export default async function HomePage() {
  const actor = await requireActor();
  const roles = rolesOf(actor).map((role) => roleLabels[role]);
  const rooms = navigationFor(actor).filter(({ href }) => href !== "/inicio");
  return (
    <>
      <PageHeader
        title={`Hola, ${actor.name}`}
        lead={
          roles.length > 0
            ? `Su rol hoy: ${joinWords(roles)}.`
            : "Hoy no tiene ningún rol vigente. Pedirlo a la administración de su territorio."
        }
      />
      <ul className="max-w-measure">
        {rooms.map(({ href, label }) => (
          <li key={href} className="border-t border-rule">
            <TextLink href={href} className="inline-flex min-h-12 items-center">
              {label}
            </TextLink>
          </li>
        ))}
      </ul>
    </>
  );
}
