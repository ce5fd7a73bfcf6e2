import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import path from "node:path";
import { startJobsProcess } from "@/lib/cli/jobs-launcher";
import { projectRoot } from "@/lib/cli/project-root";
import { seedOnce } from "@/lib/cli/seeding";
import { startWebServer } from "@/lib/cli/web-server";
import { disconnect } from "@/lib/db/client";
import { findFreePort } from "@/lib/db/embedded/ports";
import { openTemporaryServer } from "@/lib/db/embedded/temporary";
import { migrate } from "@/lib/db/migrate";
import { setEnvironment } from "@/lib/env";
import { findOrInstallChromium } from "./chromium";
import { withClient, withDatabase } from "./database-client";
import { asOne, playwrightOutcome, sum, type Outcome } from "./outcome";
import { announce, runTool } from "./run-program";

const screens = ["desktop", "phone"] as const;
const template = "acompana_seeded";

interface Run {
  readonly screen: (typeof screens)[number];
  readonly databaseUrl: string;
  readonly browser: string;
  readonly filters: readonly string[];
}

async function seedTemplate(adminUrl: string): Promise<void> {
  await withClient(adminUrl, (client) => client.query(`CREATE DATABASE ${template}`));
  const databaseUrl = withDatabase(adminUrl, template);
  await migrate({ databaseUrl });
  setEnvironment({ DATABASE_URL: databaseUrl, NEXTAUTH_SECRET: randomBytes(32).toString("hex") });
  await seedOnce({ demo: true });
  await disconnect();
}

/** One screen size with a web server and a database of its own, so that one walk does not find another's traces. */
async function runScreen({ screen, databaseUrl, browser, filters }: Run): Promise<Outcome> {
  const address = { host: "127.0.0.1", port: await findFreePort("127.0.0.1") };
  const baseUrl = `http://${address.host}:${address.port}`;
  const ending = new AbortController();
  const environment = {
    DATABASE_URL: databaseUrl,
    NEXTAUTH_URL: baseUrl,
    DEMO: "on",
    HOST: address.host,
    PORT: String(address.port),
  };
  const web = await startWebServer({ mode: "start", ...address, environment, ending: ending.signal });
  const stopJobs = startJobsProcess({ environment, ending: ending.signal });
  const report = path.join(projectRoot, "test-results", `${screen}.json`);
  const config = ["--config", "tests/config/playwright.config.ts", `--project=${screen}`];
  const isSuccess = await runTool("@playwright/test/cli.js", ["test", ...config, ...filters], {
    E2E_BASE_URL: baseUrl,
    E2E_DATABASE_URL: databaseUrl,
    E2E_CHROMIUM: browser,
    E2E_REPORT: report,
  });
  ending.abort();
  await web.ended;
  await stopJobs();
  return playwrightOutcome(report, isSuccess);
}

/** Walks the built application in a browser, on the seed, at each screen size. */
export async function runE2e(filters: readonly string[]): Promise<Outcome> {
  const browser = await findOrInstallChromium();
  if (browser === undefined) {
    announce("No Chromium could be found or installed: the browser tests did not run");
    return asOne(false);
  }
  rmSync(path.join(projectRoot, "test-results/reached"), { recursive: true, force: true });
  const server = await openTemporaryServer();
  try {
    const adminUrl = server.url("postgres");
    await seedTemplate(adminUrl);
    const outcomes: Outcome[] = [];
    for (const screen of screens) {
      const database = `acompana_${screen}`;
      await withClient(adminUrl, (client) =>
        client.query(`CREATE DATABASE ${database} TEMPLATE ${template}`),
      );
      const databaseUrl = withDatabase(adminUrl, database);
      outcomes.push(await runScreen({ screen, databaseUrl, browser, filters }));
    }
    return sum(outcomes);
  } finally {
    await server.stop();
  }
}
