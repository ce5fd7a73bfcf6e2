import { expect, test } from "vitest";
import { diffToSchema } from "@/prisma/diff";
import { withClient } from "../../support/database-client";

function databaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (url === undefined) throw new Error("The test has no database");
  return url;
}

test("the migrations build exactly what schema.prisma describes", async () => {
  expect(await diffToSchema(databaseUrl())).toBe("");
});

test("the comparison notices a table that the schema does not have", async () => {
  await withClient(databaseUrl(), (client) => client.query("CREATE TABLE left_over (id integer PRIMARY KEY)"));
  expect(await diffToSchema(databaseUrl())).toContain('DROP TABLE "left_over"');
});
