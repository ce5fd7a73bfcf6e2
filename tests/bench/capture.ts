import { chromium, type Page } from "@playwright/test";
import { findOrInstallChromium } from "../support/chromium";
import type { FoundPage } from "./pages";
import { cookiesFor } from "./script-weight";
import { describeLoad, inSeconds, median, type Figure, type Part } from "./table";

const rounds = 5;
/** Lighthouse's own slow phone: a quarter of the processor, 1,6 Mbit/s down, 750 kbit/s up, 150 ms there and back. */
const slowdown = 4;
const slowNetwork = {
  offline: false,
  latency: 150,
  downloadThroughput: (1_600 * 1_024) / 8,
  uploadThroughput: (750 * 1_024) / 8,
} as const;
const longestMs = 120_000;

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", slowNetwork);
}

/** From asking for the page to a field in which a word can be written. */
async function timeToNote(page: Page, address: string): Promise<number> {
  const began = performance.now();
  await page.goto(address, { waitUntil: "commit", timeout: longestMs });
  const note = page.getByLabel("Lo que vio u oyó");
  await note.waitFor({ state: "visible", timeout: longestMs });
  await note.fill("Espera ocho segundos", { timeout: longestMs });
  return performance.now() - began;
}

/** How long the page of a lesson takes to be written in, on a slow phone: at the first visit, and with the files it keeps. */
export async function measureCapture(baseUrl: string, pages: readonly FoundPage[]): Promise<Part> {
  const found = pages.find(({ key }) => key === "capture")?.found;
  if (!found) throw new Error("No lesson of the demonstration to write in");
  const browser = await chromium.launch({
    executablePath: await findOrInstallChromium(),
    args: ["--no-sandbox"],
  });
  const [first, again]: [number[], number[]] = [[], []];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "es-CL" });
      await context.addCookies(cookiesFor(found.cookie, baseUrl));
      const page = await context.newPage();
      await slowDown(page);
      first.push(await timeToNote(page, `${baseUrl}${found.address}`));
      await page.waitForLoadState("networkidle", { timeout: longestMs }).catch(() => undefined);
      again.push(await timeToNote(page, `${baseUrl}${found.address}`));
      await context.close();
    }
  } finally {
    await browser.close();
  }
  const line = (what: string, times: readonly number[]): Figure => ({
    what,
    figure: inSeconds(median(times)),
    of: `median of ${times.length}, ${inSeconds(Math.min(...times))} to ${inSeconds(Math.max(...times))}`,
  });
  return {
    title: `A lesson's page until a word can be written: processor ${slowdown} × slower, slow 4G (load of the last minute ${describeLoad()})`,
    figures: [line("first visit, nothing kept", first), line("again, with the files it keeps", again)],
  };
}
