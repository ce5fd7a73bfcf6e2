import { randomBytes } from "node:crypto";
import type { TestProject } from "vitest/node";
import { openTemporaryServer } from "@/lib/db/embedded/temporary";
import { env } from "@/lib/env";
import { migrate } from "@/lib/db/migrate";
import { withClient, withDatabase } from "./database-client";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server's own database, from which others are created. */
    adminUrl: string;
    /** The migrated, empty database that every test file gets a copy of. */
    templateDatabase: string;
  }
}

async function chooseServer(): Promise<{ adminUrl: string; stop: () => Promise<void> }> {
  const given = env().TEST_DATABASE_URL;
  if (given !== undefined) return { adminUrl: given, stop: () => Promise.resolve() };
  const server = await openTemporaryServer();
  return { adminUrl: server.url("postgres"), stop: () => server.stop() };
}

/** Starts a server of the test run's own, or uses TEST_DATABASE_URL, and prepares the template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { adminUrl, stop } = await chooseServer();
  const template = `acompana_template_${randomBytes(6).toString("hex")}`;
  await withClient(adminUrl, (client) => client.query(`CREATE DATABASE ${template}`));
  await migrate({ databaseUrl: withDatabase(adminUrl, template) });
  project.provide("adminUrl", adminUrl);
  project.provide("templateDatabase", template);
  return async () => {
    await withClient(adminUrl, (client) => client.query(`DROP DATABASE ${template}`));
    await stop();
  };
}
