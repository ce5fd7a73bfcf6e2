import type { Role } from "@/lib/access/schema";
import { emptyPageAddress } from "./clone";
import { ask, keepAlive, signInAs } from "./http";

interface WantedPage {
  readonly name: string;
  /** Who looks at it; null for a page without a session. */
  readonly role: Role | null;
  /** The list whose links lead to it, for an address that holds an id. */
  readonly listing?: string;
}

const wanted = {
  empty: { name: emptyPageAddress.slice(1), role: "territory_head" },
  signIn: { name: "ingresar", role: null },
  home: { name: "inicio", role: "mentor" },
  schools: { name: "establecimientos", role: "programme_lead" },
  school: { name: "establecimientos/459", role: "principal" },
  capture: { name: "observar/[visitId]", role: "mentor", listing: "/observar" },
  diagnosis: { name: "diagnosticos/[id]", role: "utp_head", listing: "/diagnosticos" },
  cycle: { name: "acompanamiento/[id]", role: "mentor", listing: "/acompanamiento" },
  assignments: { name: "asignaciones", role: "territory_head" },
  panel: { name: "territorios/huasco", role: "territory_head" },
} as const satisfies Readonly<Record<string, WantedPage>>;

export type PageKey = keyof typeof wanted;

export interface FoundPage {
  readonly key: PageKey;
  readonly name: string;
  /** Null when this commit has no such page, or the demonstration no such thing. */
  readonly address: string | null;
  /** The session cookie of the one who looks; undefined for a page without a session. */
  readonly cookie: string | undefined;
}

const linksTried = 8;

/** The main pages with real addresses and the sessions of those who may open them. */
export async function findPages(baseUrl: string): Promise<readonly FoundPage[]> {
  const agent = keepAlive(1);
  const sessions = new Map<Role, string>();
  const found: FoundPage[] = [];
  for (const [key, page] of Object.entries(wanted) as [PageKey, WantedPage][]) {
    const { role } = page;
    if (role !== null && !sessions.has(role)) sessions.set(role, await signInAs(agent, baseUrl, role));
    const cookie = role === null ? undefined : sessions.get(role);
    const address = await findAddress(page, (path) => ask({ agent, url: `${baseUrl}${path}`, cookie }));
    found.push({ key, name: page.name, address, cookie });
  }
  agent.destroy();
  return found;
}

type Open = (path: string) => Promise<{ readonly status: number; readonly body: Buffer }>;

/** Of the addresses that may stand for the page, the one with the most script: a form rather than what was closed. */
async function findAddress({ name, listing }: WantedPage, open: Open): Promise<string | null> {
  const candidates = listing === undefined ? [`/${name}`] : await linksFrom(listing, { name, open });
  let best: { readonly address: string; readonly scripts: number } | null = null;
  for (const address of candidates.slice(0, linksTried)) {
    const { status, body } = await open(address);
    if (status !== 200) continue;
    const scripts = body.toString("utf8").match(/<script[^>]* src=/g)?.length ?? 0;
    if (best === null || scripts > best.scripts) best = { address, scripts };
  }
  return best?.address ?? null;
}

async function linksFrom(
  listing: string,
  { name, open }: { readonly name: string; readonly open: Open },
): Promise<readonly string[]> {
  const pattern = name.replace(/\[\w+\]/, "[0-9a-f-]{36}");
  const { status, body } = await open(listing);
  if (status !== 200) return [];
  const links = body.toString("utf8").matchAll(new RegExp(`href="(/${pattern})["?#]`, "g"));
  return [...new Set([...links].map(([, address = ""]) => address))];
}
