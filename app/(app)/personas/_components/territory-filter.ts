import type { TableFilter } from "@/components/ui/table-toolbar";
import type { TerritoryName } from "@/lib/access/schema";

/** The filter by territory, for who has more than one. */
export function territoryFilter(territories: readonly TerritoryName[]): readonly TableFilter[] {
  if (territories.length < 2) return [];
  const options = territories.map(({ code, name }) => ({ value: code, label: name }));
  return [{ name: "territorio", label: "Territorio", all: "Todos", options }];
}
