import type { Cell } from "../../schema/source";
import { isIdpsPath } from "../indicators";

/** Numeric identifiers used from 2025; note that 3 is PF and 4 is HV. */
const INDICATORS: ReadonlyMap<string, string> = new Map([
  ["1", "am"],
  ["2", "cc"],
  ["3", "pf"],
  ["4", "hv"],
]);

const DIMENSIONS: ReadonlyMap<string, string> = new Map([
  ["11", "am/aa"],
  ["12", "am/me"],
  ["21", "cc/ar"],
  ["22", "cc/ao"],
  ["23", "cc/as"],
  ["31", "pf/pa"],
  ["32", "pf/vd"],
  ["33", "pf/sp"],
  ["41", "hv/va"],
  ["42", "hv/ha"],
  ["43", "hv/ac"],
]);

const SUB_DIMENSIONS: ReadonlyMap<string, string> = new Map([
  ["111", "am/aa/aa"],
  ["112", "am/aa/pa"],
  ["121", "am/me/id"],
  ["122", "am/me/pm"],
  ["211", "cc/ar/cs"],
  ["212", "cc/ar/ab"],
  ["221", "cc/ao/ao"],
  ["222", "cc/ao/pr"],
  ["231", "cc/as/mp"],
  ["232", "cc/as/tv"],
  ["311", "pf/pa/pe"],
  ["312", "pf/pa/pp"],
  ["321", "pf/vd/ep"],
  ["322", "pf/vd/rd"],
  ["323", "pf/vd/pd"],
  ["331", "pf/sp/ie"],
  ["411", "hv/va/af"],
  ["412", "hv/va/pv"],
  ["421", "hv/ha/al"],
  ["422", "hv/ha/ph"],
  ["431", "hv/ac/ac"],
  ["432", "hv/ac/pc"],
]);

const BY_DEPTH = [INDICATORS, DIMENSIONS, SUB_DIMENSIONS] as const;

/**
 * The full path of an indicator, dimension or sub-dimension from its codes, outermost first, in letters or in numbers:
 * AM, ME, PM and 1, 12, 122 are both `am/me/pm`. Null if a code is unknown or does not belong under those before it.
 */
export function idpsPathOf(codes: readonly Cell[]): string | null {
  let path: string | null = null;
  for (const [depth, cell] of codes.entries()) {
    if (cell === null || typeof cell === "object") return null;
    const code = String(cell);
    const child: string = BY_DEPTH[depth]?.get(code) ?? joined(path, code.toLowerCase());
    if (!isIdpsPath(child) || (path !== null && !child.startsWith(`${path}/`))) return null;
    path = child;
  }
  return path;
}

function joined(parent: string | null, code: string): string {
  return parent === null ? code : `${parent}/${code}`;
}

/** The path whose index a column of a wide file holds: `ind_am`, `ind_am_rbd`, `dim_am_me_rbd`. Null for any other column. */
export function widePathOf(name: string): string | null {
  const path = /^(?:ind|dim)_([a-z]{2}(?:_[a-z]{2})?)(?:_rbd)?$/.exec(name)?.[1]?.replace("_", "/");
  return path !== undefined && isIdpsPath(path) ? path : null;
}
