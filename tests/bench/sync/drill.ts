import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { say } from "@/lib/cli/say";
import { superuser } from "@/lib/db/embedded/cluster";
import type { DataFolder } from "@/lib/db/embedded/data-folder";
import { findPostmaster } from "@/lib/db/embedded/postmaster";
import { seededRandom, type SeededRandom } from "@/lib/numerics/random/seeded-random";
import { keepAlive } from "../http";
import type { RunningProgram } from "../program";
import { inSeconds, type Figure, type Part } from "../table";
import { DrillDevice, type Network, type Tally } from "./drill-device";
import { signInObservers } from "./observers";
import { idOf, makeStory, type Story } from "./story";
import { verifyStory } from "./verify";

/** The program under drill: it is killed, and started again. */
export interface Victim {
  readonly folder: DataFolder;
  program: RunningProgram;
  readonly start: () => Promise<RunningProgram>;
}

interface Drill {
  readonly seed: number;
  readonly devices: number;
  readonly kills: number;
}

const shortestLifeMs = 1_500;
const longestLifeMs = 4_500;
const revivedWithinMs = 6_000;

/** The application's own database in the clone. */
export async function openClonedDatabase(folder: DataFolder): Promise<Client> {
  const password = readFileSync(folder.passwordFile, "utf8").trim();
  const port = Number(readFileSync(folder.portFile, "utf8"));
  const client = new Client({ host: "127.0.0.1", port, user: superuser, password, database: "acompana" });
  await client.connect();
  return client;
}

/**
 * Two hundred devices send what was written on them, in an order of chance, over a network that loses every third
 * request or answer and repeats others, while the server and its database are killed again and again. Throws, saying
 * what does not hold, unless afterwards every operation is there once and every record is what the rules say.
 */
export async function runDrill(victim: Victim, drill: Drill): Promise<Part> {
  const network: Network = { baseUrl: victim.program.url, agent: keepAlive(32) };
  const random = seededRandom(drill.seed, 1_000_000);
  const observers = await signInObservers(network.agent, network.baseUrl);
  const stories = Array.from({ length: drill.devices / 2 }, (_, at) => {
    const observer = observers[at % observers.length];
    if (!observer) throw new Error("No observer");
    return makeStory(observer, drill.seed, at);
  });
  const tally: Tally = {
    ...{ sent: 0, lostRequests: 0, lostAnswers: 0, refusedConnections: 0, repeats: 0, answers: 0 },
    ...{ receiptsVerified: 0, outcomes: new Map() },
  };
  const began = performance.now();
  const killing = killAgainAndAgain(victim, { network, random, kills: drill.kills });
  await Promise.all(devicesOf(stories, { network, tally, seed: drill.seed }).map((device) => device.run()));
  const killed = await killing;
  const tookMs = performance.now() - began;
  await verify(victim, network, stories);
  network.agent.destroy();
  return describe(drill, { tally, stories, killed, tookMs });
}

function devicesOf(
  stories: readonly Story[],
  { network, tally, seed }: { readonly network: Network; readonly tally: Tally; readonly seed: number },
): readonly DrillDevice[] {
  return stories.flatMap(({ observer, devices }, at) =>
    devices.map((operations, of) => {
      const random = seededRandom(seed, 2_000_000 + 2 * at + of);
      return new DrillDevice(network, { random, tally }, { id: idOf(random), observer, operations });
    }),
  );
}

type Killed = "database" | "server and database";

/** Kills in turn the database alone, which its launcher must bring back, or everything, which is started again. */
async function killAgainAndAgain(
  victim: Victim,
  {
    network,
    random,
    kills,
  }: { readonly network: Network; readonly random: SeededRandom; readonly kills: number },
): Promise<readonly Killed[]> {
  const killed: Killed[] = [];
  const first = random.below(2);
  for (let kill = 0; kill < kills; kill += 1) {
    await wait(shortestLifeMs + random.next() * (longestLifeMs - shortestLifeMs));
    if ((kill + first) % 2 === 0) {
      const postmaster = findPostmaster(victim.folder);
      if (postmaster) process.kill(postmaster.pid, "SIGKILL");
      killed.push("database");
      await wait(revivedWithinMs);
    } else {
      await victim.program.kill();
      victim.program = await victim.start();
      network.baseUrl = victim.program.url;
      killed.push("server and database");
    }
    say(`drill: killed ${killed.at(-1) ?? ""} (${kill + 1} of ${kills})`);
  }
  return killed;
}

async function verify(victim: Victim, network: Network, stories: readonly Story[]): Promise<void> {
  const database = await openClonedDatabase(victim.folder);
  try {
    const wrong: string[] = [];
    for (const story of stories) {
      const found = await verifyStory(network, database, story);
      wrong.push(...found.map((what) => `lesson ${story.visitId}: ${what}`));
    }
    if (wrong.length > 0) throw new Error(`The drill failed:\n${wrong.slice(0, 40).join("\n")}`);
  } finally {
    await database.end();
  }
}

function describe(
  { seed, devices }: Drill,
  {
    tally,
    stories,
    killed,
    tookMs,
  }: {
    readonly tally: Tally;
    readonly stories: readonly Story[];
    readonly killed: readonly Killed[];
    readonly tookMs: number;
  },
): Part {
  const operations = stories.reduce((sum, story) => sum + story.devices.flat().length, 0);
  const line = (what: string, figure: string | number, of: string): Figure => ({
    what,
    figure: String(figure),
    of,
  });
  const outcomes = [...tally.outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(", ");
  const everything = killed.filter((what) => what !== "database").length;
  return {
    title: `Drill with seed ${seed}: everything arrived once, and nothing else`,
    figures: [
      line("operations", operations, `${devices} devices, two for each of ${stories.length} lessons`),
      line("requests", tally.sent, `${inSeconds(tookMs)}, kills included`),
      line("lost before the server", tally.lostRequests, "never sent"),
      line("lost after the server", tally.lostAnswers, "done, and the device did not hear of it"),
      line("failed", tally.refusedConnections, "no server or no database at that moment"),
      line("sent again on purpose", tally.repeats, "already answered"),
      line("answers", tally.answers, outcomes),
      line(
        "kills",
        killed.length,
        `${everything} of everything, ${killed.length - everything} of the database`,
      ),
      line("receipts verified", tally.receiptsVerified + stories.length, "on the way, and of each lesson"),
    ],
  };
}
