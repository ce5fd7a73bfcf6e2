import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import type { BrowserFixtures } from "../support/browser-test";

const root = fileURLToPath(new URL("../..", import.meta.url));

// Set by tests/support/run-e2e.ts, which starts the application these tests walk through.
const { E2E_BASE_URL, E2E_CHROMIUM, E2E_DATABASE_URL, E2E_REPORT } = process.env;

export default defineConfig<BrowserFixtures>({
  testDir: path.join(root, "tests/e2e"),
  outputDir: path.join(root, "test-results/e2e"),
  reporter: [["list"], ["json", { outputFile: E2E_REPORT }]],
  forbidOnly: true,
  retries: 0,
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: E2E_BASE_URL,
    databaseUrl: E2E_DATABASE_URL,
    // A control that never comes says so soon, with its name, instead of running into the limit of its test.
    actionTimeout: 20_000,
    navigationTimeout: 60_000,
    locale: "es-CL",
    timezoneId: "America/Santiago",
    screenshot: "only-on-failure",
    // A trace of every walk would cost each of them time, to help with the few that fail.
    trace: "off",
    launchOptions: { executablePath: E2E_CHROMIUM, args: ["--no-sandbox"] },
  },
  projects: [
    { name: "phone", grepInvert: /@desktop/, use: { viewport: { width: 360, height: 740 }, hasTouch: true } },
    { name: "desktop", grepInvert: /@phone/, use: { viewport: { width: 1280, height: 900 } } },
  ],
});
