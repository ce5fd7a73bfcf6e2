import { z } from "zod";

export const roles = [
  "territory_head",
  "programme_lead",
  "principal",
  "utp_head",
  "mentor",
  "teacher",
  "researcher",
  "admin",
] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** What the screen calls each role. */
export const roleLabels: Readonly<Record<Role, string>> = {
  territory_head: "Jefatura del servicio",
  programme_lead: "Coordinación UATP",
  principal: "Dirección",
  utp_head: "Jefatura UTP",
  mentor: "Asesor/a",
  teacher: "Docente",
  researcher: "Investigación",
  admin: "Administración",
};

/** A grant in force: a role on a territory, on one of its schools, or (mentor) on one teacher's shared record. */
export interface ActiveGrant {
  readonly id: string;
  readonly role: Role;
  readonly territoryId: string;
  readonly schoolId: string | null;
  readonly subjectPersonId: string | null;
}

/** Who asks. Rights come from the grants alone; `operator` is the audited command line, which acts with no grant. */
export interface Actor {
  readonly kind: "person" | "operator";
  readonly personId: string | null;
  readonly name: string;
  readonly grants: readonly ActiveGrant[];
}

/** Rows of a table that belong to whole territories, to single schools, or to single persons. */
export interface Scope {
  readonly territoryIds: readonly string[];
  readonly schoolIds: readonly string[];
  readonly subjectPersonIds: readonly string[];
}

const day = z.iso.date("Escribir día, mes y año, como 11-05-2026.");

export const grantInput = z.object({
  personId: z.uuid(),
  role: z.enum(roles, "Elegir un rol."),
  territoryId: z.uuid("Elegir un territorio."),
  schoolId: z.uuid("Elegir un establecimiento de la lista.").nullable().default(null),
  validFrom: day,
  validTo: day.nullable().default(null),
  reason: z
    .string()
    .trim()
    .min(5, "Escribir el motivo en pocas palabras.")
    .max(300, "Usar hasta 300 letras."),
});
export type GrantInput = z.input<typeof grantInput>;

export const grantStates = ["current", "upcoming", "ended", "revoked"] as const;
export type GrantState = (typeof grantStates)[number];

export const grantStateLabels: Readonly<Record<GrantState, string>> = {
  current: "Vigente",
  upcoming: "Desde más adelante",
  ended: "Terminado por fecha",
  revoked: "Retirado",
};

/** A grant with its history. Days are civil dates; validTo is the first day without it. */
export interface GrantView {
  readonly id: string;
  readonly role: Role;
  readonly source: "manual" | "seed" | "assignment";
  readonly reason: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly revokedAt: string | null;
  readonly state: GrantState;
  readonly territoryName: string;
  readonly schoolName: string | null;
}

export interface TerritoryName {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}
