import { LinkTabs } from "@/components/ui/link-tabs";

const rooms = [
  { id: "resumen", href: "/analisis", label: "Resumen" },
  { id: "taller", href: "/analisis/taller", label: "Taller" },
  { id: "relaciones", href: "/analisis/relaciones", label: "Relaciones" },
  { id: "casos", href: "/analisis/casos", label: "Casos" },
] as const;

/** The rooms of the analysis, in the order of the road. Each page's query decides who may be there. */
export function AnalysisTabs({ current }: Readonly<{ current: (typeof rooms)[number]["id"] }>) {
  return (
    <LinkTabs
      label="Partes del análisis"
      tabs={rooms.map(({ id, href, label }) => ({ href, label, isCurrent: id === current }))}
    />
  );
}
