import "server-only";
import { db } from "@/lib/db/client";
import type { Tx } from "@/lib/db/transaction";
import { foldText } from "@/lib/format/text";
import { digestName } from "@/lib/privacy/pseudonym-vault";
import { findNames, type KnownNames } from "../rules/names/find";
import { proposedNames } from "../rules/names/propose";
import type { NameFinding, ProposedName } from "../schema/names";

const MOST_PERSONS = 20_000;

/** The names found in a text of a study with what each would be called. Unscoped because the caller reads the text: what it is compared with never leaves. */
export async function unscopedNameProposals(
  study: { readonly id: string; readonly territoryId: string },
  text: string,
  tx?: Tx,
): Promise<readonly ProposedName[]> {
  const from = tx ?? db();
  const cases = await from.studyCase.findMany({
    where: { studyId: study.id },
    select: { territoryId: true, pseudonym: true, school: { select: { name: true } } },
  });
  const territoryIds = [...new Set([study.territoryId, ...cases.map(({ territoryId }) => territoryId)])];
  const [known, keys, informants] = await Promise.all([
    unscopedKnownNames(from, territoryIds),
    from.pseudonymKey.findMany({
      where: { studyId: study.id },
      select: { nameDigest: true, pseudonym: true },
    }),
    from.informant.findMany({ where: { studyId: study.id }, select: { pseudonym: true } }),
  ]);
  const taken = [...keys, ...informants, ...cases].map(({ pseudonym }) => pseudonym);
  const byDigest = new Map(keys.map(({ nameDigest, pseudonym }) => [nameDigest, pseudonym]));
  const bySchool = new Map(cases.map(({ school, pseudonym }) => [foldText(school.name), pseudonym]));
  const pseudonymOf = ({ text: name }: NameFinding) =>
    byDigest.get(digestName(study.id, name)) ?? bySchool.get(foldText(name)) ?? null;
  return proposedNames(findNames(text, { ...known, pseudonyms: [...taken, ...ownLabels] }), {
    pseudonymOf,
    taken,
  });
}

/** What the texts themselves call those who ask. */
const ownLabels = ["Entrevista", "Otra voz"];

async function unscopedKnownNames(
  from: Tx | ReturnType<typeof db>,
  territoryIds: readonly string[],
): Promise<Omit<KnownNames, "pseudonyms">> {
  const place = { territoryId: { in: [...territoryIds] } };
  const [persons, schools, territories] = await Promise.all([
    from.person.findMany({
      where: { OR: [{ posts: { some: place } }, { grants: { some: place } }] },
      select: { givenNames: true, familyNames: true },
      take: MOST_PERSONS,
    }),
    from.school.findMany({ where: place, select: { name: true } }),
    from.territory.findMany({
      where: { id: { in: [...territoryIds] } },
      select: { name: true, communes: { select: { commune: { select: { name: true } } } } },
    }),
  ]);
  const places = territories.flatMap(({ name, communes }) => [
    name,
    ...communes.map(({ commune }) => commune.name),
  ]);
  return { persons, schools: schools.map(({ name }) => name), places: [...new Set(places)] };
}
