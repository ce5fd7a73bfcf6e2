import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

const folder = path.dirname(fileURLToPath(import.meta.url));

// Without this Prisma downloads an engine that generating, validating and formatting never run.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: path.join(folder, "schema"),
  migrations: { path: path.join(folder, "migrations") },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
