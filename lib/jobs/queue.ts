import "server-only";
import PgBoss from "pg-boss";
import type { Tx } from "@/lib/db/transaction";
import { requiredEnv } from "@/lib/env";

/** One queue for every kind of job: they are taken in the order in which they were asked for. */
const queueName = "jobs";

/** Messages wait for as long as it takes until a machine that works is up again. */
const keptDays = 365;

/** A job that was interrupted goes before those that have not begun. */
const firstInLine = 1;

const prepared = new Map<string, Promise<void>>();

/** Makes pg-boss's own schema and our queue where they are missing; once for each database that this process meets. */
export function prepareQueue(): Promise<void> {
  const url = requiredEnv("DATABASE_URL");
  const known = prepared.get(url);
  if (known !== undefined) return known;
  const preparing = createQueue(url).catch((error: unknown) => {
    prepared.delete(url);
    throw error;
  });
  prepared.set(url, preparing);
  return preparing;
}

async function createQueue(connectionString: string): Promise<void> {
  const boss = new PgBoss({ connectionString, max: 1, supervise: false, schedule: false });
  boss.on("error", () => undefined); // what fails is thrown by the call that failed
  await boss.start();
  try {
    await boss.createQueue(queueName, { name: queueName, retryLimit: 0 });
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** pg-boss with every statement inside the caller's transaction. */
function within(tx: Tx): PgBoss {
  const executeSql = async (text: string, values: readonly unknown[] = []) => ({
    rows: await tx.$queryRawUnsafe<unknown[]>(text, ...values.map(toParameter)),
  });
  return new PgBoss({ db: { executeSql } });
}

function toParameter(value: unknown): unknown {
  if (value === undefined) return null;
  return typeof value === "object" && value !== null && !Array.isArray(value) ? JSON.stringify(value) : value;
}

/** Queues the message of a job: if the transaction is rolled back, it was never there. */
export async function sendMessage(tx: Tx, jobId: string, place: "last" | "first" = "last"): Promise<void> {
  const sent = await within(tx).send(
    queueName,
    {},
    {
      id: jobId,
      retryLimit: 0,
      retentionDays: keptDays,
      priority: place === "first" ? firstInLine : 0,
    },
  );
  if (sent === null) throw new Error(`The message of job ${jobId} was not queued`);
}

/** Takes the next message, which no other worker gets, and returns the id of its job. */
export async function takeMessage(tx: Tx): Promise<string | null> {
  const [message] = await within(tx).fetch(queueName, { batchSize: 1 });
  return message?.id ?? null;
}

/** Forgets the message: what became of the job is in its row. */
export async function dropMessage(tx: Tx, jobId: string): Promise<void> {
  await within(tx).deleteJob(queueName, jobId);
}

/** Lets pg-boss clear away old messages, once for all machines that serve the database, until closed. */
export async function openUpkeep(): Promise<{ close(): Promise<void> }> {
  const boss = new PgBoss({ connectionString: requiredEnv("DATABASE_URL"), max: 1, schedule: false });
  boss.on("error", () => undefined); // it looks again in two minutes
  await boss.start();
  return { close: () => boss.stop({ graceful: false }) };
}
