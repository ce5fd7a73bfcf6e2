export type SortDirection = "asc" | "desc";

export type Sort<Key extends string = string> = Readonly<{ key: Key; direction: SortDirection }>;

/** What Next gives a page as `searchParams`, once awaited. */
export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The last value of a parameter, trimmed; empty and missing are the same. */
export function readParam(params: SearchParams, name: string): string | undefined {
  const value = params[name];
  const text = (typeof value === "string" ? value : value?.at(-1))?.trim();
  return text === "" ? undefined : text;
}

/** Every value of a parameter that may be given several times, trimmed and without empty ones. */
export function readParams(params: SearchParams, name: string): readonly string[] {
  const value = params[name] ?? [];
  const values = typeof value === "string" ? [value] : value;
  return values.map((text) => text.trim()).filter((text) => text !== "");
}

/** The order asked for in `orden=clave` or `orden=-clave`; anything not allowed gives the fallback. */
export function readSort<Key extends string>(
  params: SearchParams,
  allowed: readonly Key[],
  fallback: Sort<Key>,
): Sort<Key> {
  const asked = readParam(params, "orden") ?? "";
  const key = allowed.find((candidate) => candidate === asked.replace(/^-/, ""));
  return key ? { key, direction: asked.startsWith("-") ? "desc" : "asc" } : fallback;
}

/** The same page with some parameters changed; null takes one away. A changed list starts at its first page. */
export function hrefWith(
  path: string,
  params: SearchParams,
  changes: Readonly<Record<string, string | readonly string[] | null>>,
): string {
  const next = new URLSearchParams();
  for (const name of Object.keys(params)) {
    if (name in changes) continue;
    for (const value of readParams(params, name)) next.append(name, value);
  }
  for (const [name, value] of Object.entries(changes)) {
    for (const one of typeof value === "string" ? [value] : (value ?? [])) next.append(name, one);
  }
  const query = next.toString();
  return query === "" ? path : `${path}?${query}`;
}

type TableAddress = Readonly<{ path: string; params: SearchParams; sort: Sort }>;

/** Where a column's header leads: this order, or its reverse when it is already the order. */
export function sortHref({ path, params, sort }: TableAddress, key: string): string {
  const reversed = sort.key === key && sort.direction === "asc";
  return hrefWith(path, params, { orden: reversed ? `-${key}` : key, antes: null, despues: null });
}
