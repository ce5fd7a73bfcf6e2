import { readFileSync, statSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { superuser } from "@/lib/db/embedded/cluster";
import type { DataFolder } from "@/lib/db/embedded/data-folder";

const settleMs = 200;
const ours = "acompana";

export interface Statements {
  readonly total: number;
  /** How many of them repeat the text of an earlier one: what a query inside a loop looks like. */
  readonly repeated: number;
}

/** The server's own log of what the web application asks it, switched on until closed. */
export interface StatementLog {
  count(work: () => Promise<unknown>): Promise<Statements>;
  close(): Promise<void>;
}

async function configure(folder: DataFolder, settings: readonly string[]): Promise<void> {
  const password = readFileSync(folder.passwordFile, "utf8").trim();
  const port = Number(readFileSync(folder.portFile, "utf8"));
  const client = new Client({ host: "127.0.0.1", port, user: superuser, password, database: "postgres" });
  await client.connect();
  try {
    for (const setting of settings) await client.query(`ALTER SYSTEM ${setting}`);
    await client.query("SELECT pg_reload_conf()");
  } finally {
    await client.end();
  }
  await wait(settleMs);
}

/** Statements of the application in a piece of the log; a statement of several lines goes on after a tab. */
export function readStatements(log: string): readonly string[] {
  const entry = new RegExp(`^${ours}\\|LOG: {2}(?:execute [^:]*|statement): (.*(?:\\n\\t.*)*)`, "gm");
  return [...log.matchAll(entry)].map(([, text = ""]) => text);
}

/** Has the clone's database write down every statement. */
export async function openStatementLog(folder: DataFolder): Promise<StatementLog> {
  await configure(folder, ["SET log_statement = 'all'", "SET log_line_prefix = '%a|'"]);
  return {
    close: () => configure(folder, ["RESET log_statement", "RESET log_line_prefix"]),
    count: async (work) => {
      const from = statSync(folder.log).size;
      await work();
      await wait(settleMs);
      const statements = readStatements(readFileSync(folder.log).subarray(from).toString("utf8"));
      return { total: statements.length, repeated: statements.length - new Set(statements).size };
    },
  };
}
