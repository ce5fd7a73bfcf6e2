import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { announce, runProgram, runTool } from "./run-program";

const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

function installedBrowser(): string | undefined {
  for (const command of commands) {
    const { status, stdout } = spawnSync("which", [command], { encoding: "utf8" });
    if (status === 0 && stdout.trim() !== "") return stdout.trim();
  }
  return [...applications, chromium.executablePath()].find((file) => existsSync(file));
}

/** Debian's package brings the libraries the browser needs, which Playwright's download does not. */
async function installFromDebian(): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  const quietly = { DEBIAN_FRONTEND: "noninteractive" };
  await runProgram(["apt-get", "update", "-qq"], quietly);
  await runProgram(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], quietly);
}

/** The path of a Chromium, installed first if the machine has none; undefined when that was not possible. */
export async function findOrInstallChromium(): Promise<string | undefined> {
  const already = installedBrowser();
  if (already !== undefined) return already;
  announce("No Chromium on this machine: installing one");
  await installFromDebian();
  if (installedBrowser() === undefined) await runTool("@playwright/test/cli.js", ["install", "chromium"]);
  return installedBrowser();
}
