/*
 * `npm run drill:sync` drills the last commit in a fresh clone and prints what happened; it fails if anything was lost,
 * doubled or changed.
 *   npm run drill:sync -- 7 8 9            other seeds than 1 2 3
 *   npm run drill:sync -- --devices 40     fewer devices than 200
 *   npm run drill:sync -- --kills 2        fewer kills for each seed than 4
 */
import { parseArgs } from "node:util";
import { say } from "@/lib/cli/say";
import { makeClone } from "../clone";
import { databaseFolder, startProgram } from "../program";
import { drawTable } from "../table";
import { runDrill, type Victim } from "./drill";

const { values, positionals } = parseArgs({
  args: process.argv.slice(3),
  options: { devices: { type: "string", default: "200" }, kills: { type: "string", default: "4" } },
  allowPositionals: true,
});
const seeds = positionals.length === 0 ? [1, 2, 3] : positionals.map(Number);
const [devices, kills] = [Number(values.devices), Number(values.kills)];
const isUsable = [...seeds, devices, kills].every(Number.isSafeInteger) && devices >= 2 && devices % 2 === 0;

async function drillAll(): Promise<void> {
  const clone = makeClone();
  const ending = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => ending.abort());
  process.on("disconnect", () => ending.abort());
  const start = () => startProgram(clone, ending.signal);
  let victim: Victim | undefined;
  try {
    say(`drill: first start of a fresh clone of ${clone.commit}`);
    victim = { folder: databaseFolder(clone), program: await start(), start };
    ending.signal.addEventListener("abort", () => void victim?.program.kill(), { once: true });
    for (const seed of seeds) {
      say(`drill: seed ${seed}`);
      const part = await runDrill(victim, { seed, devices, kills });
      process.stdout.write(`\n${drawTable([part])}\n`);
    }
  } finally {
    await victim?.program.stop();
    clone.remove();
  }
}

if (isUsable) await drillAll();
else {
  say("Usage: npm run drill:sync -- [SEED…] [--devices EVEN] [--kills N]");
  process.exitCode = 2;
}
