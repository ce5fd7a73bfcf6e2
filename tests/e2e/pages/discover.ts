import { expect, type Page } from "@playwright/test";
import { patternOf, routePatterns } from "./routes";

/** So many addresses of one pattern are read: the first may be in a state that leads nowhere further. */
const instancesOfAPattern = 4;

/** Pages that stand behind no link in the state the seed is in, tried after the address of another. */
const typed: Readonly<Record<string, string>> = { "/acompanamiento/[id]": "/cerrar" };

/** What a page holds that was not found, or failed, after its first part had been sent with status 200. */
const brokenOnTheWay = /<template data-dgst=/;

interface Source {
  readonly pattern: string;
  readonly address: string;
  readonly html: string;
}

export interface Discovery {
  /** The fullest address found for each route pattern. */
  readonly pages: ReadonlyMap<string, string>;
  /** Every page that was read, as it was sent. */
  readonly sources: readonly Source[];
  /** The patterns that answered, also those that only lead on to another. */
  readonly visited: ReadonlySet<string>;
}

interface Link {
  readonly address: string;
  readonly isTyped: boolean;
}

/** Follows the links from the given addresses on, as the person signed in. A link that leads nowhere fails the test. */
export async function discoverPages(page: Page, from: readonly string[]): Promise<Discovery> {
  const patterns = routePatterns();
  const sources: Source[] = [];
  const visited = new Set<string>();
  const asked = new Set<string>();
  const waiting: Link[] = from.map((address) => ({ address, isTyped: false }));
  const isWanted = ({ address }: Link) => {
    const pattern = patternOf(pathOf(address), patterns);
    if (pattern === undefined || asked.has(address)) return false;
    return sources.filter((source) => source.pattern === pattern).length < instancesOfAPattern;
  };
  for (let link = waiting.shift(); link !== undefined; link = waiting.shift()) {
    if (!isWanted(link)) continue;
    asked.add(link.address);
    const answer = await read(page, link);
    const pattern = answer && patternOf(pathOf(answer.address), patterns);
    if (!answer || pattern === undefined) continue;
    sources.push({ pattern, ...answer });
    for (const address of [answer.address, link.address]) {
      visited.add(patternOf(pathOf(address), patterns) ?? address);
    }
    waiting.push(...linksOf(answer.html).map((address) => ({ address, isTyped: false })));
    const more = typed[pattern];
    if (more !== undefined) waiting.push({ address: pathOf(answer.address) + more, isTyped: true });
  }
  return { pages: fullest(sources), sources, visited };
}

/** The page behind a link, or undefined where there is none; only an address that no page linked to may lead nowhere. */
async function read(page: Page, { address, isTyped }: Link) {
  const response = await page.request.get(address);
  const html = await response.text();
  const isThere = response.status() === 200 && !brokenOnTheWay.test(html);
  if (!isTyped) expect.soft(isThere, `the link ${address} leads to a page (${response.status()})`).toBe(true);
  const { pathname, search } = new URL(response.url());
  return isThere ? { address: pathname + search, html } : undefined;
}

function pathOf(address: string): string {
  return new URL(address, "http://here").pathname;
}

function linksOf(html: string): readonly string[] {
  return [...html.matchAll(/<a\s[^>]*?href="(\/[^"#]*)/g)].map(([, href]) =>
    (href ?? "/").replaceAll("&amp;", "&"),
  );
}

function fullest(sources: readonly Source[]): ReadonlyMap<string, string> {
  const best = new Map<string, Source>();
  for (const source of sources) {
    const known = best.get(source.pattern);
    if (known === undefined || source.html.length > known.html.length) best.set(source.pattern, source);
  }
  return new Map([...best].map(([pattern, { address }]) => [pattern, address]));
}
