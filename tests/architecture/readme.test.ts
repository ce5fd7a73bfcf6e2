import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { demoAccounts } from "@/prisma/seed/demo/accounts";
import { ROOT } from "./source-files";

const readme = readFileSync(path.join(ROOT, "README.md"), "utf8");

/** The rows of the table under a heading, without its head, as trimmed cells. */
function tableUnder(heading: string): readonly (readonly string[])[] {
  const [, section = ""] = readme.split(`\n${heading}\n`);
  const rows = /^\|.*(?:\n\|.*)*/m.exec(section)?.[0].split("\n") ?? [];
  return rows.map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const unquoted = (cell: string): string => cell.replaceAll("`", "");

describe("the README", () => {
  it("lists the demonstration accounts as they are, by role and territory", () => {
    const [head = [], , ...rows] = tableUnder("## Demonstration accounts");
    const listed = rows.flatMap(([role = "", ...emails]) =>
      emails.map((email, column) => `${role} · ${head[column + 1] ?? ""} · ${unquoted(email)}`),
    );
    const actual = demoAccounts().map(
      ({ roleLabel, territory, email }) => `${roleLabel} · ${territory} · ${email}`,
    );
    expect(actual.length).toBeGreaterThan(0);
    expect(listed.toSorted()).toEqual(actual.toSorted());
  });

  it("gives their password", () => {
    const passwords = [...new Set(demoAccounts().map(({ password }) => password))];
    expect(passwords.filter((password) => !readme.includes(`\`${password}\``))).toEqual([]);
  });

  it("lists the environment variables that lib/env.ts reads, and no others", () => {
    const source = readFileSync(path.join(ROOT, "lib/env.ts"), "utf8");
    const [, schema = ""] = /z\.object\(\{([\s\S]*?)\n\}\);/.exec(source) ?? [];
    const read = [...schema.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name = ""]) => name);
    const [, , ...rows] = tableUnder("## Settings");
    expect(read.length).toBeGreaterThan(0);
    expect(rows.map(([name = ""]) => unquoted(name)).toSorted()).toEqual(read.toSorted());
  });
});
