/*
 * `npm run bench` measures the last commit in a fresh clone, on this machine alone, and prints one table. It works in a
 * temporary folder with ports and a database of its own, and removes them.
 *   npm run bench -- weight latency    only these parts; a first start comes before any of them
 *   npm run bench -- sync              what devices send: rates and a minute of load
 *   npm run bench -- capture           a lesson's page on a slow phone
 *   npm run bench -- import            the official files at hand, in this checkout, without a clone
 *   npm run bench -- numerics          the statistics beside R's, likewise
 */
import { availableParallelism } from "node:os";
import { say } from "@/lib/cli/say";
import { measureCapture } from "./capture";
import { makeClone, type Clone } from "./clone";
import { measureImports } from "./import-times";
import { measureLatency } from "./latency";
import { measureNumerics } from "./numerics-times";
import { findPages } from "./pages";
import { databaseFolder, startProgram, type RunningProgram } from "./program";
import { measureScriptWeight } from "./script-weight";
import { describeFirstStart, measureLaterStarts } from "./start-times";
import { measureSyncLoad } from "./sync/load";
import { measureSyncRates } from "./sync/rates";
import { describeLoad, drawTable, type Part } from "./table";

const partNames = ["start", "weight", "latency", "sync", "capture"] as const;
type PartName = (typeof partNames)[number];

const limitMs = 60 * 60_000;

function chooseParts(args: readonly string[]): readonly PartName[] | undefined {
  const chosen = partNames.filter((name) => args.includes(name));
  if (chosen.length !== new Set(args).size) return undefined;
  return args.length === 0 ? partNames : chosen;
}

/** Aborted when somebody asks the bench to end, or when it has run for longer than anything here should take. */
function endRequest(): AbortSignal {
  const ending = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => ending.abort());
  process.on("disconnect", () => ending.abort());
  setTimeout(() => ending.abort(), limitMs).unref();
  return ending.signal;
}

interface Bench {
  readonly clone: Clone;
  readonly chosen: readonly PartName[];
  /** Starts the clone's program, which is then stopped however the bench ends. */
  readonly start: () => Promise<RunningProgram>;
  /** Takes each part as soon as it is measured, so that a later failure does not lose it. */
  readonly add: (part: Part) => void;
}

async function measure({ clone, chosen, start, add }: Bench): Promise<void> {
  say("bench: first start of a fresh clone (installs, seeds and builds)");
  let program = await start();
  add(describeFirstStart(program));
  if (chosen.includes("start")) {
    const later = await measureLaterStarts(program, start);
    program = later.program;
    add(later.part);
  }
  if (chosen.includes("sync")) {
    say("bench: sync");
    add(await measureSyncRates(program.url, databaseFolder(clone)));
    add(await measureSyncLoad(program.url, databaseFolder(clone)));
  }
  if (!(["weight", "latency", "capture"] as const).some((part) => chosen.includes(part))) return;
  const pages = await findPages(program.url);
  if (chosen.includes("weight")) {
    say("bench: script weight");
    add(await measureScriptWeight(program.url, pages));
  }
  if (chosen.includes("capture")) {
    say("bench: capture");
    add(await measureCapture(program.url, pages));
  }
  if (chosen.includes("latency")) {
    say("bench: latency");
    for await (const part of measureLatency(program.url, pages, databaseFolder(clone))) add(part);
  }
}

function print(parts: readonly Part[], { commit, isCheckoutChanged }: Clone, loadBefore: string): void {
  const changed = isCheckoutChanged ? "; the checkout holds changes that are not measured" : "";
  const load = `load of the last minute ${loadBefore} before, ${describeLoad()} after, on ${availableParallelism()} cores`;
  process.stdout.write(`\nCommit ${commit}${changed}; ${load}\n\n${drawTable(parts)}\n`);
}

async function runBench(chosen: readonly PartName[]): Promise<void> {
  const ending = endRequest();
  const clone = makeClone();
  let running: RunningProgram | undefined;
  const start = async (): Promise<RunningProgram> => (running = await startProgram(clone, ending));
  // Whatever is being measured then fails at once, and the bench ends.
  ending.addEventListener("abort", () => void running?.kill(), { once: true });
  const before = describeLoad();
  const parts: Part[] = [];
  try {
    await measure({ clone, chosen, start, add: (part) => parts.push(part) });
  } catch (error) {
    // Said before the tidying up, which takes a while.
    say(`bench: stopped early: ${String(error)}`);
    throw error;
  } finally {
    if (parts.length > 0) print(parts, clone, before);
    await running?.stop();
    clone.remove();
  }
}

/** What needs no clone, by the word that asks for it, and what to say where its data are not at hand. */
const alone = {
  import: { measure: measureImports, without: "no official files at hand (../shared/data)" },
  numerics: { measure: measureNumerics, without: "no answers at hand (../shared/efa/bench)" },
} as const;

async function runAlone({ measure, without }: (typeof alone)[keyof typeof alone]): Promise<void> {
  const before = describeLoad();
  const part = await measure();
  if (part === undefined) {
    say(`bench: ${without}`);
    return;
  }
  process.stdout.write(`\nLoad ${before} before, ${describeLoad()} after\n\n${drawTable([part])}\n`);
}

const asked = process.argv.slice(3);
const chosen = chooseParts(asked);
const [only] = asked;
if (asked.length === 1 && (only === "import" || only === "numerics")) {
  await runAlone(alone[only]);
} else if (chosen === undefined) {
  say(`Usage: npm run bench -- [${partNames.join("] [")}] | import | numerics`);
  process.exitCode = 2;
} else {
  await runBench(chosen);
}
