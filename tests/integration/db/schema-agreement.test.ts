import { expect, test } from "vitest";
import { requiredEnv } from "@/lib/env";
import { diffToSchema } from "@/prisma/diff";
import { withClient } from "../../support/database-client";

test("the migrations build exactly what schema.prisma describes", async () => {
  expect(await diffToSchema(requiredEnv("DATABASE_URL"))).toBe("");
});

test("the comparison notices a table that the schema does not have", async () => {
  await withClient(requiredEnv("DATABASE_URL"), (client) =>
    client.query("CREATE TABLE left_over (id integer PRIMARY KEY)"),
  );
  expect(await diffToSchema(requiredEnv("DATABASE_URL"))).toContain('DROP TABLE "left_over"');
});
