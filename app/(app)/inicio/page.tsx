import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { rolesOf } from "@/lib/access/rules";
import { roleLabels } from "@/lib/access/schema";
import { requireActor } from "@/lib/auth/queries";
import { getHome } from "@/lib/dashboards/queries/home/home";
import type { HomeItem } from "@/lib/dashboards/schema";
import { formatWeekday } from "@/lib/format/civil-date";
import { capitalise, joinWords } from "@/lib/format/text";
import { navigationFor } from "../navigation";
import { HomeList } from "./_components/home-list";

export const metadata: Metadata = { title: "Inicio" };

const groups: readonly { readonly id: HomeItem["group"]; readonly title: string }[] = [
  { id: "today", title: "Hoy" },
  { id: "pending", title: "Pendiente" },
  { id: "week", title: "Los próximos días" },
];

export default async function HomePage() {
  const actor = await requireActor();
  const { today, givenName, items } = await getHome(actor);
  const roles = rolesOf(actor).map((role) => roleLabels[role]);
  const rooms = navigationFor(actor).filter(({ href }) => href !== "/inicio");
  return (
    <>
      <PageHeader
        kicker={`Hola, ${givenName}`}
        title={`Hoy, ${formatWeekday(today)}`}
        lead={
          roles.length > 0
            ? capitalise(`${joinWords(roles)}.`)
            : "Hoy no tiene ningún rol vigente. Pedirlo a la administración de su territorio."
        }
      />
      {items.length === 0 && roles.length > 0 && (
        <EmptyState title="Nada espera por usted hoy">
          Lo que se planifique o se le comparta aparece aquí. Mientras tanto, puede revisar lo que sigue.
        </EmptyState>
      )}
      {groups.map(({ id, title }) => {
        const own = items.filter((item) => item.group === id);
        return own.length === 0 ? null : (
          <Section key={id} title={title}>
            <HomeList items={own} today={today} showsDay={id !== "today"} />
          </Section>
        );
      })}
      <nav aria-label="A dónde ir" className="mt-12 border-t border-rule pt-4">
        <ul className="flex flex-wrap gap-x-6">
          {rooms.map(({ href, label }) => (
            <li key={href}>
              <TextLink href={href} className="inline-flex min-h-11 items-center">
                {label}
              </TextLink>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
