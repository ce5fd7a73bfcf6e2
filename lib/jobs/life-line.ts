import "server-only";
import { Client } from "pg";
import { requiredEnv } from "@/lib/env";

/** The locks of running jobs are apart from every other lock of the database. */
const lockClass = 1_785_684_852;

/**
 * One connection whose only use is to be alive: it holds a lock for each job that this process is doing, and the
 * database lets go of them the moment the process ends, however it ends. A lock that nobody holds is a job that nobody does.
 */
export class LifeLine {
  #client: Client | null = null;
  readonly #wanted = new Set<string>();
  readonly #locked = new Set<string>();
  /** How often it broke so far: a job compares before and after. */
  breaks = 0;
  /** Since when it has not broken, in the milliseconds of `performance.now()`. */
  upSince = 0;

  /** Connects again if need be and takes back the locks that were lost; throws while the database does not answer. */
  async keep(): Promise<void> {
    const client = this.#client ?? (await this.#connect());
    await client.query("SELECT 1");
    for (const jobId of this.#wanted) {
      if (!this.#locked.has(jobId) && (await tryLock(client, jobId))) this.#locked.add(jobId);
    }
  }

  /** Holds the lock of a job from now on, also through a restart of the database. */
  async hold(jobId: string): Promise<void> {
    this.#wanted.add(jobId);
    await this.keep();
  }

  /** Lets go of a job. Without a connection the lock is gone anyway. */
  async release(jobId: string): Promise<void> {
    this.#wanted.delete(jobId);
    if (!this.#locked.delete(jobId) || this.#client === null) return;
    await this.#client.query("SELECT pg_advisory_unlock($1, hashtext($2))", [lockClass, jobId]);
  }

  /** Runs the work holding the lock of somebody else's job; false, without running it, if its process is alive. */
  async ifNobodyHolds(jobId: string, work: () => Promise<void>): Promise<boolean> {
    if (this.#wanted.has(jobId)) return false;
    await this.keep();
    const client = this.#client;
    if (client === null || !(await tryLock(client, jobId))) return false;
    try {
      await work();
    } finally {
      await client.query("SELECT pg_advisory_unlock($1, hashtext($2))", [lockClass, jobId]);
    }
    return true;
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    await client?.end();
  }

  async #connect(): Promise<Client> {
    const client = new Client({
      connectionString: requiredEnv("DATABASE_URL"),
      application_name: "acompana-jobs",
      keepAlive: true,
    });
    const forget = (): void => this.#forget(client);
    client.on("error", forget);
    client.on("end", forget);
    await client.connect();
    this.#client = client;
    this.upSince = performance.now();
    return client;
  }

  #forget(client: Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    this.#locked.clear();
    this.breaks += 1;
  }
}

async function tryLock(client: Client, jobId: string): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    "SELECT pg_try_advisory_lock($1, hashtext($2)) AS taken",
    [lockClass, jobId],
  );
  return rows[0]?.taken === true;
}
