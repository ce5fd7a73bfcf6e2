import { readFile } from "node:fs/promises";
import path from "node:path";

/** The version of the build, for the service worker: it changes with every build, and so does the worker. */
export async function GET(): Promise<Response> {
  const version = await readFile(path.join(process.cwd(), ".next", "BUILD_ID"), "utf8").catch(() => "dev");
  return new Response(`self.acompanaVersion = ${JSON.stringify(version.trim())};\n`, {
    headers: { "Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "no-cache" },
  });
}

export const dynamic = "force-dynamic";
