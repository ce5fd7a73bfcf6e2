import { LinkTabs } from "@/components/ui/link-tabs";

const rooms = [
  { id: "tablero", href: "/asignaciones", label: "Tablero" },
  { id: "todas", href: "/asignaciones/todas", label: "Todas las asignaciones" },
  { id: "asesores", href: "/asignaciones/asesores", label: "Asesores y asesoras" },
] as const;

/** The three views of those who match: who needs, what was decided, and who can. */
export function RoomTabs({ current }: Readonly<{ current: (typeof rooms)[number]["id"] }>) {
  return (
    <LinkTabs
      label="Vistas de asignaciones"
      tabs={rooms.map(({ id, href, label }) => ({ href, label, isCurrent: id === current }))}
    />
  );
}
