import "server-only";
import { readParam, type SearchParams } from "@/components/ui/table-params";
import type { TableFilter } from "@/components/ui/table-toolbar";
import { listHeldTerritories } from "@/lib/access/queries/grants";
import type { Actor, TerritoryName } from "@/lib/access/schema";
import { canSeeMentors } from "@/lib/mentoring/policy";

export interface MatchingPlace {
  /** The territory in view; null for who matches nowhere. */
  readonly territory: TerritoryName | null;
  /** A filter to change it, for the few who match in several. */
  readonly filters: readonly TableFilter[];
}

/** Where the person matches mentors and teachers: the territory of the address, or the first of theirs. */
export async function findMatchingPlace(actor: Actor, params: SearchParams): Promise<MatchingPlace> {
  const held = await listHeldTerritories(actor);
  const territories = held.filter(({ id }) => canSeeMentors(actor, { territoryId: id }));
  const asked = territories.find(({ code }) => code === readParam(params, "territorio"));
  const [first = null] = territories;
  const filter: TableFilter = {
    name: "territorio",
    label: "Territorio",
    all: first?.name ?? "",
    options: territories.slice(1).map(({ code, name }) => ({ value: code, label: name })),
  };
  return { territory: asked ?? first, filters: territories.length > 1 ? [filter] : [] };
}
