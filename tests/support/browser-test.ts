import { test as base, expect, type BrowserContext, type Page } from "@playwright/test";
import { demoPassword } from "@/lib/auth/rules";

export interface BrowserFixtures {
  /** Opens a browser of its own for this person, signed in; at another address than the run's when one is given. */
  signInAs: (email: string, baseURL?: string) => Promise<Page>;
  unexpectedErrors: string[];
  /** For tests that take the server away: the browser's own words on a lost connection are then no error. */
  losesConnection: boolean;
  /** The database behind the run: for rows that a walk starts from and that the demonstration should not hold. */
  databaseUrl: string;
}

const lostConnection = /net::ERR_|Failed to load resource|Failed to fetch/;

/** Notes what a page complains about: its console errors and what it throws. */
function collectErrors(context: BrowserContext, errors: string[]): void {
  context.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.location().url}: ${message.text()}`);
  });
  context.on("weberror", (thrown) => errors.push(thrown.error().stack ?? thrown.error().message));
}

/** Playwright's test, in which a console error of any page fails the test and a person signs in with one call. */
export const test = base.extend<BrowserFixtures>({
  losesConnection: [false, { option: true }],
  databaseUrl: ["", { option: true }],
  unexpectedErrors: [
    async ({ losesConnection }, provide) => {
      const errors: string[] = [];
      await provide(errors);
      const unexpected = losesConnection ? errors.filter((error) => !lostConnection.test(error)) : errors;
      expect(unexpected, "console errors").toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, unexpectedErrors }, provide) => {
    collectErrors(context, unexpectedErrors);
    await provide(context);
  },
  signInAs: async ({ browser, unexpectedErrors }, provide) => {
    const contexts: BrowserContext[] = [];
    await provide(async (email, baseURL) => {
      const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
      contexts.push(context);
      collectErrors(context, unexpectedErrors);
      const page = await context.newPage();
      await page.goto("/ingresar");
      await page.getByLabel("Correo").fill(email);
      await page.getByLabel("Contraseña", { exact: true }).fill(demoPassword);
      await page.getByRole("button", { name: "Ingresar", exact: true }).click();
      await page.waitForURL("**/inicio");
      return page;
    });
    for (const context of contexts) await context.close();
  },
});
