import { expect } from "@playwright/test";
import { demoAccounts } from "@/prisma/seed/demo/accounts";
import { test } from "../support/browser-test";

const huasco = demoAccounts().filter((account) => account.territoryCode === "huasco");

test("an address inside leads to sign-in, which lists the demonstration accounts", async ({ page }) => {
  await page.goto("/inicio");
  await expect(page).toHaveURL(/\/ingresar/);
  await expect(page.getByRole("heading", { level: 1, name: "Ingresar" })).toBeVisible();
  for (const account of huasco) await expect(page.getByText(account.email)).toBeVisible();
});

test("a wrong password is refused in words and keeps the e-mail that was typed", async ({ page }) => {
  const [someone] = huasco;
  if (someone === undefined) throw new Error("No demonstration account");
  await page.goto("/ingresar");
  await page.getByLabel("Correo").fill(someone.email);
  await page.getByLabel("Contraseña", { exact: true }).fill("no es esta");
  await page.getByRole("button", { name: "Ingresar", exact: true }).click();
  await expect(page.getByText(/no coinciden/)).toBeVisible();
  await expect(page.getByLabel("Correo")).toHaveValue(someone.email);
});

for (const account of huasco) {
  test(`${account.role} signs in and arrives at a home page of one's own`, async ({ signInAs }) => {
    const page = await signInAs(account.email);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
}
