import type { NavItem } from "@/components/layout/nav-item";
import { permitsSomewhere } from "@/lib/access/policy";
import { holdsRole } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";

/** A room of the house, and whether it has anything for the person. */
interface Room extends NavItem {
  readonly isFor: (actor: Actor) => boolean;
}

const everybody = (): boolean => true;

const rooms: readonly Room[] = [
  { href: "/inicio", label: "Inicio", isPrimary: true, isFor: everybody },
  {
    href: "/mi-desarrollo",
    label: "Mi desarrollo",
    isPrimary: true,
    isFor: (actor) => holdsRole(actor, ["teacher"]),
  },
  {
    href: "/observar",
    label: "Observar",
    isPrimary: true,
    isFor: (actor) => permitsSomewhere(actor, "visit.plan") || permitsSomewhere(actor, "visit.read"),
  },
  {
    href: "/acompanamiento",
    label: "Acompañamiento",
    shortLabel: "Ciclos",
    isPrimary: true,
    isFor: (actor) => holdsRole(actor, ["mentor", "teacher"]) || permitsSomewhere(actor, "cycle.readSummary"),
  },
  {
    href: "/diagnosticos",
    label: "Diagnósticos",
    isPrimary: true,
    isFor: (actor) =>
      permitsSomewhere(actor, "diagnosis.read") || permitsSomewhere(actor, "diagnosis.readApproved"),
  },
  { href: "/focos", label: "Focos de apoyo", isFor: (actor) => permitsSomewhere(actor, "support.read") },
  {
    href: "/asignaciones",
    label: "Asignaciones",
    isPrimary: true,
    isFor: (actor) => holdsRole(actor, ["mentor", "teacher"]) || permitsSomewhere(actor, "assignment.read"),
  },
  {
    href: "/territorios",
    label: "Panel territorial",
    shortLabel: "Panel",
    isPrimary: true,
    isFor: (actor) => permitsSomewhere(actor, "dashboard.read"),
  },
  {
    href: "/establecimientos",
    label: "Establecimientos",
    shortLabel: "Escuelas",
    isPrimary: true,
    isFor: everybody,
  },
  { href: "/evidencia", label: "Evidencia", isFor: everybody },
  { href: "/analisis", label: "Análisis", isFor: (actor) => holdsRole(actor, ["researcher"]) },
  { href: "/terreno", label: "Terreno", isFor: (actor) => permitsSomewhere(actor, "fieldwork.study") },
  { href: "/programa", label: "Programa", isFor: (actor) => permitsSomewhere(actor, "programme.configure") },
  {
    href: "/personas",
    label: "Personas",
    isPrimary: true,
    isFor: (actor) => permitsSomewhere(actor, "person.read"),
  },
];

/** The rooms that the menu shows to a person, in the order of the road. It only shows: each page's query decides. */
export function navigationFor(actor: Actor): readonly NavItem[] {
  return rooms.filter((room) => room.isFor(actor)).map(({ isFor: _isFor, ...item }) => item);
}
