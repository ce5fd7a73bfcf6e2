import { z } from "zod";
import { roleSchema, type Role } from "@/lib/access/schema";
import { pageRequest } from "@/lib/db/page";

export const postRoleLabels = {
  teacher: "Docente de aula",
  teacher_in_charge: "Profesor/a encargado/a",
  special_educator: "Educación diferencial",
  school_climate_lead: "Convivencia educativa",
  principal: "Dirección",
  utp_head: "Jefatura UTP",
  uatp_adviser: "Asesoría UATP",
  sponsor_head: "Jefatura del servicio",
} as const;
export type PostRole = keyof typeof postRoleLabels;

/** How the list of people is asked for: `q` is a name or, for the administration, a RUT; a role is one in force or to come. */
export const peopleRequest = pageRequest.extend({
  q: z.string().trim().max(120).optional(),
  territoryId: z.uuid().optional(),
  role: roleSchema.optional().catch(undefined),
});
export type PeopleRequest = z.input<typeof peopleRequest>;

export const accountStates = ["none", "active", "waiting", "disabled"] as const;
export type AccountState = (typeof accountStates)[number];

export const accountStateLabels: Readonly<Record<AccountState, string>> = {
  none: "Sin cuenta",
  active: "Activa",
  waiting: "En espera por intentos fallidos",
  disabled: "Bloqueada",
};

interface HeldRole {
  readonly role: Role;
  readonly territoryName: string;
  readonly schoolName: string | null;
}

interface HeldPost {
  readonly role: PostRole;
  readonly schoolName: string | null;
  readonly schoolRbd: number | null;
}

/** A person as a list shows them: roles and posts only of places within the reader's reach. */
export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly isDemo: boolean;
  readonly roles: readonly HeldRole[];
  readonly posts: readonly HeldPost[];
  /** null: the reader does not administer this person. */
  readonly accountState: AccountState | null;
}

export interface PersonSheet extends PersonRow {
  /** null: no account, or the reader does not administer this person. */
  readonly account: {
    readonly email: string;
    /** ISO instants. */
    readonly lastSignInAt: string | null;
    readonly createdAt: string;
  } | null;
  readonly canManage: boolean;
}

/** A territory with its schools, to choose where a role holds. */
export interface PlaceChoice {
  readonly territoryId: string;
  readonly territoryName: string;
  readonly schools: readonly { readonly id: string; readonly name: string; readonly rbd: number }[];
}

/** What is held about the person who asks. Days are civil dates. */
export interface OwnPerson {
  readonly name: string;
  readonly email: string | null;
  readonly hasRut: boolean;
  readonly posts: readonly (HeldPost & { readonly validFrom: string; readonly validTo: string | null })[];
}
