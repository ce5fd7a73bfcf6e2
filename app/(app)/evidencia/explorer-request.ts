import { readParam, readParams, type SearchParams } from "@/components/ui/table-params";
import { dependences } from "@/lib/directory/schema/schools";
import { explorerViews, type ExplorerRequest } from "@/lib/evidence/schema/explorer";

/** The names of the explorer's filters in the address. */
export const EXPLORER_PATH = "/evidencia";

const zones = { urbana: "urban", rural: "rural" } as const;

/** What an address asks of the explorer. A filter typed into it that does not exist is no filter. */
export function requestFrom(params: SearchParams): ExplorerRequest {
  const zone = readParam(params, "zona");
  return {
    view: explorerViews.find((known) => known === readParam(params, "vista")),
    territory: readParam(params, "territorio")?.slice(0, 60),
    grade: readParam(params, "nivel"),
    indicators: readParams(params, "indicador")
      .filter((path) => path.length <= 80)
      .slice(0, 60),
    years: readParams(params, "anio")
      .map(Number)
      .filter((year) => Number.isInteger(year) && year >= 1990 && year <= 2100)
      .slice(0, 60),
    gseGroup: [1, 2, 3, 4, 5].find((group) => `${group}` === readParam(params, "gse")),
    commune: readParam(params, "comuna"),
    setting: zone === "urbana" || zone === "rural" ? zones[zone] : undefined,
    dependence: [...dependences, "todas" as const].find(
      (known) => known === readParam(params, "dependencia"),
    ),
    q: readParam(params, "q")?.slice(0, 120),
    order: orderFrom(readParam(params, "orden")),
    cursor: readParam(params, "despues")?.slice(0, 400),
  };
}

function orderFrom(asked: string | undefined): ExplorerRequest["order"] {
  if (asked === undefined) return undefined;
  const column = asked.replace(/^-/, "");
  return column.length > 80 ? undefined : { column, direction: asked.startsWith("-") ? "desc" : "asc" };
}
