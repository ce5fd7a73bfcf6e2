import { roleLabels } from "@/lib/access/schema";
import { postRoleLabels, type PersonRow } from "@/lib/directory/schema/people";

/** "Dirección en Escuela Básica España; Investigación en Huasco", or the words for none. */
export function placesInWords({ roles }: PersonRow): string {
  const held = roles.map(
    ({ role, schoolName, territoryName }) => `${roleLabels[role]} en ${schoolName ?? territoryName}`,
  );
  return held.join("; ") || "Sin rol vigente";
}

/** "Docente de aula en Escuela Básica España", or the words for none. */
export function postsInWords({ posts }: PersonRow): string {
  const held = posts.map(({ role, schoolName }) =>
    schoolName === null ? postRoleLabels[role] : `${postRoleLabels[role]} en ${schoolName}`,
  );
  return held.join("; ") || "Sin cargo registrado";
}
