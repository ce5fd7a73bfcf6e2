import { v5 } from "uuid";
import { roleLabels, type Role } from "@/lib/access/schema";
import { demoEmailDomain, demoPassword } from "@/lib/auth/rules";
import { rutOf, type Rut } from "@/lib/format/rut";

/** Fixed name space of the demonstration: an invented person has the same id in every clone. */
const namespace = "c1b7a5d2-3f0e-5a44-8e19-0d6a7b2c9f31";

/** RUT bodies of invented people start here: valid in form, and far above any that has been issued. */
export const firstDemoRutBody = 900_000_001;

export interface DemoAccount {
  readonly personId: string;
  readonly accountId: string;
  readonly grantId: string;
  readonly territoryCode: string;
  readonly territory: string;
  readonly role: Role;
  readonly roleLabel: string;
  /** The school of the role or, for a mentor, the one where she teaches; null for roles of the territory. */
  readonly schoolRbd: number | null;
  /** "Ejemplo" as the first family name marks every invented person. */
  readonly givenNames: string;
  readonly familyNames: string;
  readonly rut: Rut;
  readonly email: string;
  readonly password: string;
}

/** Two nearby public schools of each territory: one is coached, a teacher of the other one coaches. */
const territories = [
  { code: "huasco", name: "Huasco", schoolRbd: 459, mentorSchoolRbd: 452 },
  { code: "barrancas", name: "Barrancas", schoolRbd: 10103, mentorSchoolRbd: 10089 },
  { code: "andalien-sur", name: "Andalién Sur", schoolRbd: 4591, mentorSchoolRbd: 4575 },
] as const;

interface DemoRole {
  readonly role: Role;
  /** The part of the e-mail before the territory. */
  readonly mailbox: string;
  readonly place: "territory" | "school" | "mentorSchool";
  /** One person for each territory, in their order. */
  readonly names: readonly (readonly [givenNames: string, secondFamilyName: string])[];
}

const demoRoles: readonly DemoRole[] = [
  {
    role: "territory_head",
    mailbox: "jefatura",
    place: "territory",
    names: [
      ["Marta", "Rojas"],
      ["Héctor", "Salinas"],
      ["Pilar", "Cifuentes"],
    ],
  },
  {
    role: "programme_lead",
    mailbox: "coordinacion",
    place: "territory",
    names: [
      ["Rodrigo", "Tapia"],
      ["Claudia", "Moraga"],
      ["Esteban", "Neira"],
    ],
  },
  {
    role: "principal",
    mailbox: "direccion",
    place: "school",
    names: [
      ["Gloria", "Campillay"],
      ["Mauricio", "Lillo"],
      ["Verónica", "Sanhueza"],
    ],
  },
  {
    role: "utp_head",
    mailbox: "utp",
    place: "school",
    names: [
      ["Patricio", "Ardiles"],
      ["Lorena", "Quiroz"],
      ["Felipe", "Burgos"],
    ],
  },
  {
    role: "mentor",
    mailbox: "asesoria",
    place: "mentorSchool",
    names: [
      ["Soledad", "Páez"],
      ["Cristián", "Olmedo"],
      ["Ximena", "Riffo"],
    ],
  },
  {
    role: "teacher",
    mailbox: "docente",
    place: "school",
    names: [
      ["Camilo", "Godoy"],
      ["Andrea", "Huenchumil"],
      ["Ignacio", "Vallejos"],
    ],
  },
  {
    role: "researcher",
    mailbox: "investigacion",
    place: "territory",
    names: [
      ["Elisa", "Montt"],
      ["Tomás", "Figueroa"],
      ["Beatriz", "Aravena"],
    ],
  },
  {
    role: "admin",
    mailbox: "administracion",
    place: "territory",
    names: [
      ["Nelson", "Zepeda"],
      ["Jacqueline", "Ponce"],
      ["Óscar", "Inostroza"],
    ],
  },
];

/** One account for each role in each territory, always the same ones. */
export function demoAccounts(): readonly DemoAccount[] {
  return territories.flatMap((territory, at) =>
    demoRoles.map((demoRole, index) =>
      demoAccount(territory, demoRole, { at, number: at * demoRoles.length + index }),
    ),
  );
}

function demoAccount(
  territory: (typeof territories)[number],
  { role, mailbox, place, names }: DemoRole,
  { at, number }: { readonly at: number; readonly number: number },
): DemoAccount {
  const name = names[at];
  if (!name) throw new Error(`No invented name for ${role} of ${territory.code}`);
  const rbds = { territory: null, school: territory.schoolRbd, mentorSchool: territory.mentorSchoolRbd };
  const key = `${mailbox}.${territory.code}`;
  return {
    personId: v5(`person/${key}`, namespace),
    accountId: v5(`account/${key}`, namespace),
    grantId: v5(`grant/${key}`, namespace),
    territoryCode: territory.code,
    territory: territory.name,
    role,
    roleLabel: roleLabels[role],
    schoolRbd: rbds[place],
    givenNames: name[0],
    familyNames: `Ejemplo ${name[1]}`,
    rut: rutOf(firstDemoRutBody + number),
    email: `${key}@${demoEmailDomain}`,
    password: demoPassword,
  };
}
