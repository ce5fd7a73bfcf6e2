import type { Role } from "@/lib/access/schema";
import { emptyPageAddress } from "./clone";
import { ask, keepAlive, signInAs } from "./http";

export type PageKey =
  | "empty"
  | "signIn"
  | "home"
  | "schools"
  | "school"
  | "capture"
  | "diagnosis"
  | "cycle"
  | "assignments"
  | "panel";

interface WantedPage {
  readonly key: PageKey;
  readonly name: string;
  /** Who looks at it; null for a page without a session. */
  readonly role: Role | null;
  /** The list whose links lead to it, for an address that holds an id. */
  readonly listing?: string;
}

const wanted: readonly WantedPage[] = [
  { key: "empty", name: emptyPageAddress.slice(1), role: "territory_head" },
  { key: "signIn", name: "ingresar", role: null },
  { key: "home", name: "inicio", role: "mentor" },
  { key: "schools", name: "establecimientos", role: "programme_lead" },
  { key: "school", name: "establecimientos/459", role: "principal" },
  { key: "capture", name: "observar/[visitId]", role: "mentor", listing: "/observar" },
  { key: "diagnosis", name: "diagnosticos/[id]", role: "utp_head", listing: "/diagnosticos" },
  { key: "cycle", name: "acompanamiento/[id]", role: "mentor", listing: "/acompanamiento" },
  { key: "assignments", name: "asignaciones", role: "territory_head" },
  { key: "panel", name: "territorios/huasco", role: "territory_head" },
];

interface Found {
  readonly address: string;
  /** The session cookie of the one who looks; undefined for a page without a session. */
  readonly cookie: string | undefined;
  /** How many scripts its HTML names. */
  readonly scripts: number;
}

export interface FoundPage extends Pick<WantedPage, "key" | "name"> {
  /** Null when this commit has no such page, or the demonstration no such thing. */
  readonly found: Found | null;
}

type Open = (path: string, cookie: string | undefined) => Promise<string | null>;

const linksTried = 6;

/** The main pages with real addresses and the sessions of those who may open them. */
export async function findPages(baseUrl: string): Promise<readonly FoundPage[]> {
  const agent = keepAlive(1);
  const open: Open = async (path, cookie) => {
    const { status, body } = await ask({ agent, url: `${baseUrl}${path}`, cookie });
    const html = body.toString("utf8");
    // A page that turns out not to exist after its first words were sent still answers 200.
    return status === 200 && !/NEXT_HTTP_ERROR_FALLBACK|NEXT_REDIRECT/.test(html) ? html : null;
  };
  const sessions = new Map<Role, readonly string[]>();
  const pages: FoundPage[] = [];
  for (const page of wanted) {
    const { key, name, role } = page;
    if (role !== null && !sessions.has(role)) sessions.set(role, await signInAs(agent, baseUrl, role));
    const viewers = role === null ? [undefined] : (sessions.get(role) ?? []);
    pages.push({ key, name, found: await findFor(viewers, page, open) });
  }
  agent.destroy();
  return pages;
}

/**
 * Asks one viewer after the other, because a territory may not have come that far on its road. Of several things of one
 * kind it takes the one with the most script: a form rather than what is closed.
 */
async function findFor(
  viewers: readonly (string | undefined)[],
  { name, listing }: WantedPage,
  open: Open,
): Promise<Found | null> {
  for (const cookie of viewers) {
    const list = listing === undefined ? null : await open(listing, cookie);
    const candidates = listing === undefined ? [`/${name}`] : linksIn(list ?? "", name);
    const found: Found[] = [];
    for (const address of candidates.slice(0, linksTried)) {
      const html = await open(address, cookie);
      const scripts = html?.match(/<script[^>]* src=/g)?.length ?? 0;
      if (html !== null) found.push({ address, cookie, scripts });
    }
    const [heaviest] = found.sort((a, b) => b.scripts - a.scripts);
    if (heaviest !== undefined) return heaviest;
  }
  return null;
}

function linksIn(html: string, name: string): readonly string[] {
  const pattern = name.replace(/\[\w+\]/, "[0-9a-f-]{36}");
  const links = html.matchAll(new RegExp(`href="(/${pattern})["?#]`, "g"));
  return [...new Set([...links].map(([, address = ""]) => address))];
}
