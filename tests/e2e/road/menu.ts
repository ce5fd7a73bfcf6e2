import { expect, type Page } from "@playwright/test";

/** Goes to a room by the menu, as people do, and waits until its page stands. */
export async function goTo(page: Page, room: string, heading: string | RegExp = room): Promise<void> {
  await page.getByRole("navigation", { name: "Principal" }).getByRole("link", { name: room }).click();
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
}

/** Presses what asks for confirmation, and then the verb in the dialog. */
export async function confirm(page: Page, asks: string, verb: string): Promise<void> {
  await page.getByRole("main").getByRole("button", { name: asks, exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: verb, exact: true }).click();
}

export async function hasSaid(page: Page, words: string | RegExp): Promise<void> {
  await expect(page.getByRole("status").getByText(words)).toBeVisible();
}
