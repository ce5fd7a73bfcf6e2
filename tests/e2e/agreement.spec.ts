import { expect } from "@playwright/test";
import { demoAccounts } from "@/prisma/seed/demo/accounts";
import { test } from "../support/browser-test";
import { checkAccessibility } from "./pages/checks";

const emailOf = (role: string, territory: string) =>
  demoAccounts().find((account) => account.role === role && account.territoryCode === territory)?.email ?? "";

test.describe("agreement of observers", { tag: "@phone" }, () => {
  test("two observers compare their levels, and their coordination sees how far people agree", async ({
    signInAs,
  }) => {
    test.setTimeout(120_000);
    const mentor = await signInAs(emailOf("mentor", "huasco"));
    await mentor.goto("/observar");
    await mentor.getByRole("link", { name: "Concordancia" }).click();
    await expect(mentor.getByRole("heading", { name: /clases comparadas/ })).toBeVisible();
    await mentor.getByText("Comparar los niveles").first().click();
    await expect(mentor.getByRole("columnheader", { name: "usted" }).first()).toBeVisible();
    await expect(mentor.getByText("no es un retrato confiable", { exact: false })).toBeVisible();
    await checkAccessibility(mentor, "agreement, for an observer");
    const lead = await signInAs(emailOf("programme_lead", "huasco"));
    await lead.goto("/observar/concordancia");
    await expect(lead.getByText("Acuerdo de cada persona con quienes observó")).toBeVisible();
    await expect(lead.getByText("Comparar los niveles")).toHaveCount(0);
    await lead.getByLabel("Quién se suma").selectOption({ index: 1 });
    await lead.getByRole("button", { name: "Sumar a la visita" }).click();
    await expect(lead.getByText(/Falta registrar/).first()).toBeVisible();
    await checkAccessibility(lead, "agreement, for the coordination");
  });

  test("an observer rates a written lesson, sees the reference afterwards and is certified", async ({
    signInAs,
  }) => {
    test.setTimeout(120_000);
    const page = await signInAs(emailOf("mentor", "andalien-sur"));
    await page.goto("/observar/calibracion");
    await expect(page.getByText("Sin certificar")).toBeVisible();
    await checkAccessibility(page, "calibration");
    await page.getByRole("link", { name: /Textos argumentativos/ }).click();
    await expect(page.getByText("Su última vez", { exact: false })).toHaveCount(0);
    await page.getByRole("heading", { name: "Valorar" }).waitFor();
    const best = page.getByRole("radio", { name: /^4 / });
    expect(await best.count()).toBe(6);
    for (const level of await best.all()) await level.check();
    await page.getByRole("button", { name: "Comparar con la referencia" }).click();
    await expect(page.getByRole("heading", { name: "Su última vez, junto a la referencia" })).toBeVisible();
    await checkAccessibility(page, "a written lesson beside its reference");
    await page.goto("/observar/calibracion");
    await expect(page.getByText("Certificación vigente")).toBeVisible();
  });
});
