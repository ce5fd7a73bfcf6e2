import { LinkTabs } from "@/components/ui/link-tabs";
import { permitsSomewhere } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";

const everybody = (): boolean => true;

const rooms = [
  { id: "explorador", href: "/evidencia", label: "Explorador", isFor: everybody },
  { id: "cargas", href: "/evidencia/cargas", label: "Cargas", isFor: everybody },
  {
    id: "datos",
    href: "/evidencia/datos",
    label: "Datos de estudiantes",
    isFor: (actor: Actor) =>
      permitsSomewhere(actor, "dataSet.import") || permitsSomewhere(actor, "dataSet.grant"),
  },
  { id: "diccionario", href: "/evidencia/diccionario", label: "Diccionario", isFor: everybody },
] as const;

type EvidenceTabsProps = Readonly<{ actor: Actor; current: (typeof rooms)[number]["id"] }>;

/** The rooms of the evidence, each shown only to whom it is for. It only shows: each page's query decides. */
export function EvidenceTabs({ actor, current }: EvidenceTabsProps) {
  return (
    <LinkTabs
      label="Partes de la evidencia"
      tabs={rooms
        .filter(({ isFor }) => isFor(actor))
        .map(({ id, href, label }) => ({ href, label, isCurrent: id === current }))}
    />
  );
}
