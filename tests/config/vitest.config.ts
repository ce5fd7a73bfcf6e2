import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("../..", import.meta.url));
const inTests = (file: string) => fileURLToPath(new URL(`../${file}`, import.meta.url));

const alias = [
  { find: /^@\//, replacement: root },
  { find: /^server-only$/, replacement: inTests("support/server-only.ts") },
];

function project(name: string, folders: readonly string[], setup: object) {
  return {
    root,
    resolve: { alias },
    test: {
      name,
      include: folders.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`),
      env: { TZ: "UTC", NEXTAUTH_SECRET: "a-secret-for-tests-only", NEXTAUTH_URL: "http://127.0.0.1:3000" },
      ...setup,
    },
  };
}

export default defineConfig({
  root,
  test: {
    pool: "forks",
    maxWorkers: 2,
    projects: [
      project("unit", ["unit", "architecture"], { setupFiles: [inTests("support/console-guard.ts")] }),
      project("database", ["integration", "access"], {
        globalSetup: [inTests("support/database-server.ts")],
        setupFiles: [inTests("support/console-guard.ts"), inTests("support/own-database.ts")],
        testTimeout: 30_000,
        hookTimeout: 60_000,
      }),
    ],
  },
});
