import "server-only";
import { db } from "./client";

const answerTimeMs = 3_000;

/** Whether the database answers a trivial question in time. It says nothing of why it does not. */
export async function isDatabaseAnswering(): Promise<boolean> {
  const answer = db().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  return Promise.race([answer, afterAnswerTime()]);
}

function afterAnswerTime(): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), answerTimeMs).unref());
}
