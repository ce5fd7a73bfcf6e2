import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { db, disconnect } from "@/lib/db/client";
import { requiredEnv, setEnvironment } from "@/lib/env";
import { insertFoci } from "@/prisma/seed/content/insert-foci";
import { insertRubrics } from "@/prisma/seed/content/insert-rubrics";
import { insertOfficial } from "@/prisma/seed/official/insert";
import { withClient, withDatabase } from "./database-client";

/** Loads what every clone holds, before any demonstration, into the file's database. */
export async function loadCommonSeed(): Promise<void> {
  await insertOfficial(db(), new Date("2026-03-01T12:00:00Z"));
  await insertRubrics(db());
  await insertFoci(db());
}

/** Does the work on a copy of the file's database, which is dropped after it; db() is the copy meanwhile. */
export async function onCopy<T>(work: () => Promise<T>): Promise<T> {
  const original = requiredEnv("DATABASE_URL");
  const adminUrl = inject("adminUrl");
  const source = new URL(original).pathname.slice(1);
  const copy = `${source}_${randomBytes(3).toString("hex")}`;
  await disconnect();
  await withClient(adminUrl, (client) => client.query(`CREATE DATABASE ${copy} TEMPLATE ${source}`));
  setEnvironment({ DATABASE_URL: withDatabase(adminUrl, copy) });
  try {
    return await work();
  } finally {
    await disconnect();
    setEnvironment({ DATABASE_URL: original });
    await withClient(adminUrl, (client) => client.query(`DROP DATABASE ${copy} WITH (FORCE)`));
  }
}

/** Every row of the tables, as one digest for each: two loads that stored the same give the same. */
export async function digestsOf(
  tables: Readonly<Record<string, readonly string[]>>,
): Promise<Readonly<Record<string, string>>> {
  const digests: Record<string, string> = {};
  for (const [table, leftOut] of Object.entries(tables)) {
    const keys = leftOut.map((column) => `'${column}'`).join(", ");
    const [row] = await db().$queryRawUnsafe<{ digest: string }[]>(
      `SELECT count(*) || ' ' || md5(coalesce(string_agg(line, '\n' ORDER BY line), '')) AS digest
         FROM (SELECT (to_jsonb(t) - ARRAY[${keys}]::text[])::text AS line FROM "${table}" t) AS lines`,
    );
    digests[table] = row?.digest ?? "";
  }
  return digests;
}

/** The names of all tables of the database but the migrations'. */
export async function tableNames(): Promise<readonly string[]> {
  const rows = await db().$queryRaw<{ name: string }[]>`
    SELECT table_name::text AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT LIKE '\\_%' ORDER BY 1`;
  return rows.map(({ name }) => name);
}
