import { db } from "@/lib/db/client";
import type { PrismaClient } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";

const holder = globalThis as typeof globalThis & { acompanaDatabase?: PrismaClient };
const options = { maxWait: 30_000, timeout: 60_000 } as const;

class Undo extends Error {}

/**
 * Does the work against the real database and takes back whatever it wrote, so that one call never disturbs the next.
 * Meanwhile db() is one open transaction, and each transaction of the work is a savepoint in it.
 */
export async function undone<T>(work: () => Promise<T>): Promise<T> {
  const client = db();
  let answer: { readonly value: T } | undefined;
  try {
    await client.$transaction(async (tx) => {
      holder.acompanaDatabase = withSavepoints(tx);
      try {
        answer = { value: await work() };
      } finally {
        holder.acompanaDatabase = client;
      }
      throw new Undo();
    }, options);
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  if (!answer) throw new Error("The work ended without an answer");
  return answer.value;
}

function withSavepoints(tx: Tx): PrismaClient {
  let depth = 0;
  const transaction = async (work: ((tx: Tx) => Promise<unknown>) | readonly PromiseLike<unknown>[]) => {
    depth += 1;
    const name = `undone_${depth}`;
    await tx.$executeRawUnsafe(`SAVEPOINT ${name}`);
    try {
      return typeof work === "function" ? await work(tx) : await inOrder(work);
    } catch (error) {
      await tx.$executeRawUnsafe(`ROLLBACK TO SAVEPOINT ${name}`);
      throw error;
    } finally {
      depth -= 1;
    }
  };
  return new Proxy(tx, {
    get: (target, name, receiver) =>
      name === "$transaction" ? transaction : Reflect.get(target, name, receiver),
  }) as PrismaClient; // Only $transaction differs between the two, and it is answered above.
}

async function inOrder(work: readonly PromiseLike<unknown>[]): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const step of work) answers.push(await step);
  return answers;
}
