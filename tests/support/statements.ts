import { Client } from "pg";
import { vi } from "vitest";

/** How many SQL statements the work sends to the database, the ones of its transactions included. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const sent = vi.spyOn(Client.prototype, "query");
  try {
    await work();
    return sent.mock.calls.length;
  } finally {
    sent.mockRestore();
  }
}
