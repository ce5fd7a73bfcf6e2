import { beforeEach, expect, test, vi } from "vitest";
import { writeAudit } from "@/lib/audit/commands";
import { runCommandLine } from "@/lib/cli/run-command";
import { newId } from "@/lib/db/id";
import { inTransaction } from "@/lib/db/transaction";
import { requiredEnv } from "@/lib/env";
import { demoAccounts } from "@/prisma/seed/demo/accounts";
import { withClient } from "../../support/database-client";

let answered: string;
let said: string;

beforeEach(() => {
  answered = "";
  said = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    answered += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
});

async function addEntry(): Promise<void> {
  const operator = { kind: "operator", personId: null } as const;
  await inTransaction((tx) =>
    writeAudit(operator, tx, {
      action: "import.published",
      thingKind: "import_batch",
      thingId: newId(),
      territoryId: null,
    }),
  );
}

test("a command prints one JSON document and nothing else on standard output", async () => {
  expect(await runCommandLine(["accounts", "--json"])).toBe(0);
  expect(JSON.parse(answered)).toEqual(JSON.parse(JSON.stringify(demoAccounts())));
});

test("a command that does not exist is wrong usage, explained on standard error", async () => {
  expect(await runCommandLine(["unknown"])).toBe(2);
  expect(answered).toBe("");
  expect(said).toContain("verify-audit");
});

test("an argument that a command does not take is wrong usage", async () => {
  expect(await runCommandLine(["accounts", "extra"])).toBe(2);
  expect(answered).toBe("");
});

test("a whole audit chain is reported, and one that was changed is refused", async () => {
  await addEntry();
  await addEntry();
  expect(await runCommandLine(["verify-audit"])).toBe(0);
  expect(JSON.parse(answered)).toEqual([{ chain: "platform", entries: 2, isWhole: true, brokenAt: null }]);

  await withClient(requiredEnv("DATABASE_URL"), async (client) => {
    await client.query("ALTER TABLE audit_entry DISABLE TRIGGER USER");
    await client.query("UPDATE audit_entry SET action = 'import.withdrawn' WHERE sequence = 1");
    await client.query("ALTER TABLE audit_entry ENABLE TRIGGER USER");
  });
  answered = "";
  expect(await runCommandLine(["verify-audit"])).toBe(1);
  expect(JSON.parse(answered)).toMatchObject({ error: { code: "INVALID_STATE" } });
});
