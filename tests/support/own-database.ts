import { randomBytes } from "node:crypto";
import { afterAll, inject } from "vitest";
import { setEnvironment } from "@/lib/env";
import { withClient, withDatabase } from "./database-client";

/*
 * Each test file works on a database of its own, copied from the migrated template. The address is set here, before
 * the file's own imports can open a connection.
 */
const adminUrl = inject("adminUrl");
const name = `acompana_test_${randomBytes(8).toString("hex")}`;

await withClient(adminUrl, (client) =>
  client.query(`CREATE DATABASE ${name} TEMPLATE ${inject("templateDatabase")}`),
);
setEnvironment({ DATABASE_URL: withDatabase(adminUrl, name) });

afterAll(async () => {
  const { disconnect } = await import("@/lib/db/client");
  await disconnect();
  await withClient(adminUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
});
