import { readParam, type SearchParams } from "@/components/ui/table-params";
import type { TableFilter } from "@/components/ui/table-toolbar";
import type { TerritoryRow } from "@/lib/directory/schema/territories";
import { schoolYearOf, type CivilDate } from "@/lib/format/civil-date";
import { formatRbd, parseRbd } from "@/lib/format/rbd";
import { collator } from "@/lib/format/text";

/** The filters of place and time that the lists of cycles and sessions read from their address. */
export function placeFilters(params: SearchParams) {
  const typed = parseRbd(readParam(params, "establecimiento") ?? "");
  const year = readParam(params, "anio");
  return {
    q: readParam(params, "q")?.slice(0, 120),
    territory: readParam(params, "territorio")?.slice(0, 60),
    rbd: typed.ok ? typed.rbd : undefined,
    year: year && /^\d{4}$/.test(year) ? Number(year) : undefined,
    cursor: readParam(params, "despues"),
  };
}

/** One choice for each value, with its label. */
export function labelledFilter<Value extends string>(
  filter: Omit<TableFilter, "options">,
  values: readonly Value[],
  labels: Readonly<Record<Value, string>>,
): TableFilter {
  return { ...filter, options: values.map((value) => ({ value, label: labels[value] })) };
}

interface OfSchool {
  readonly rbd: number;
  readonly schoolName: string;
}

/** Territory (for who works in several), school (those on the page, and the one asked for) and year. */
export function placeChoices(
  rows: readonly OfSchool[],
  {
    territories,
    today,
    rbd,
  }: { territories: readonly TerritoryRow[]; today: CivilDate; rbd: number | undefined },
): readonly TableFilter[] {
  const schools = new Map(rows.map((row) => [row.rbd, row.schoolName]));
  if (rbd !== undefined && !schools.has(rbd)) schools.set(rbd, `RBD ${formatRbd(rbd)}`);
  const year = schoolYearOf(today);
  const schoolFilter: TableFilter = {
    name: "establecimiento",
    label: "Establecimiento",
    all: "Todos",
    options: [...schools]
      .sort(([, a], [, b]) => collator.compare(a, b))
      .map(([value, label]) => ({ value: String(value), label })),
  };
  const territoryFilter: TableFilter = {
    name: "territorio",
    label: "Territorio",
    all: "Todos",
    options: territories.map(({ code, name }) => ({ value: code, label: name })),
  };
  return [
    ...(territories.length > 1 ? [territoryFilter] : []),
    ...(schools.size > 1 || rbd !== undefined ? [schoolFilter] : []),
    {
      name: "anio",
      label: "Año",
      all: "Todos",
      options: [year, year - 1, year - 2].map((value) => ({ value: String(value), label: String(value) })),
    },
  ];
}
