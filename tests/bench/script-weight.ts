import { setTimeout as wait } from "node:timers/promises";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { chromium, type Browser } from "@playwright/test";
import { findOrInstallChromium } from "../support/chromium";
import { ask, keepAlive } from "./http";
import type { FoundPage } from "./pages";
import { inKilobytes, type Figure, type Part } from "./table";

const loadLimitMs = 60_000;
const settleMs = 2_000;
const settleRounds = 8;

interface Weight {
  readonly gzip: number;
  readonly brotli: number;
}

type Address = NonNullable<FoundPage["found"]>;

interface Loaded {
  readonly html: string;
  /** Addresses of the scripts that the page's own HTML asks for. */
  readonly own: readonly string[];
  /** And those that came later, ahead of time, for the pages it links to. */
  readonly ahead: readonly string[];
}

/** Opens the page in a browser that has seen nothing yet, at the size of a phone, and notes every script it loads. */
async function loadScripts(browser: Browser, baseUrl: string, { address, cookie }: Address): Promise<Loaded> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "es-CL" });
  try {
    await context.addCookies(cookiesFor(cookie, baseUrl));
    const tab = await context.newPage();
    const loaded = new Set<string>();
    tab.on("response", (response) => {
      if (response.request().resourceType() === "script" && response.ok()) loaded.add(response.url());
    });
    const answer = await tab.goto(`${baseUrl}${address}`, { waitUntil: "load", timeout: loadLimitMs });
    const html = (await answer?.text()) ?? "";
    await untilSettled(() => loaded.size);
    const isOwn = (url: string): boolean => html.includes(new URL(url).pathname);
    return { html, own: [...loaded].filter(isOwn), ahead: [...loaded].filter((url) => !isOwn(url)) };
  } finally {
    await context.close();
  }
}

/** Links in view are fetched ahead while the browser is idle: waits until nothing more comes, but not for ever. */
async function untilSettled(count: () => number): Promise<void> {
  for (let round = 0; round < settleRounds; round += 1) {
    const before = count();
    await wait(settleMs);
    if (count() === before) return;
  }
}

/** The session as a browser keeps it. */
export function cookiesFor(
  cookie: string | undefined,
  url: string,
): { name: string; value: string; url: string }[] {
  return (cookie?.split("; ") ?? []).map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });
}

async function weigh(urls: readonly string[], known: Map<string, Weight>): Promise<Weight> {
  const agent = keepAlive(1);
  const total = { gzip: 0, brotli: 0 };
  for (const url of urls) {
    const weight = known.get(url) ?? compress((await ask({ agent, url })).body);
    known.set(url, weight);
    total.gzip += weight.gzip;
    total.brotli += weight.brotli;
  }
  agent.destroy();
  return total;
}

function compress(script: Buffer): Weight {
  return { gzip: gzipSync(script).length, brotli: brotliCompressSync(script).length };
}

/** The compressed bytes of script that the main pages load in a real browser. */
export async function measureScriptWeight(baseUrl: string, pages: readonly FoundPage[]): Promise<Part> {
  const executablePath = await findOrInstallChromium();
  if (executablePath === undefined) throw new Error("No Chromium could be found or installed");
  // The bench tidies up itself when it is interrupted.
  const handled = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"], ...handled });
  const known = new Map<string, Weight>();
  const figures: Figure[] = [];
  try {
    for (const page of pages) figures.push(await describePage(page));
  } finally {
    await browser.close();
  }
  return { title: "Script of the page itself (gzip level 6, brotli level 11; kB = 1.000 bytes)", figures };

  async function describePage({ name, found }: FoundPage): Promise<Figure> {
    if (found === null)
      return {
        what: name,
        figure: "absent",
        of: "no such page on this commit, or no such thing in the demonstration",
      };
    const { html, own, ahead } = await loadScripts(browser, baseUrl, found);
    const [weight, more] = [await weigh(own, known), await weigh(ahead, known)];
    return {
      what: name,
      figure: `${inKilobytes(weight.gzip)} gzip, ${inKilobytes(weight.brotli)} brotli`,
      of: `${own.length} scripts of 1 page, and ${inKilobytes(more.gzip)} gzip in ${ahead.length} more for its links; HTML ${inKilobytes(gzipSync(html).length)} gzip`,
    };
  }
}
