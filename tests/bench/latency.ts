import type { Agent } from "node:http";
import type { DataFolder } from "@/lib/db/embedded/data-folder";
import { demoAccounts } from "@/prisma/seed/demo/accounts";
import { ask, keepAlive, postSignIn, readSignInForm } from "./http";
import type { FoundPage, PageKey } from "./pages";
import { openStatementLog, type Statements } from "./statements";
import { describeLoad, inMilliseconds, percentile, type Figure, type Part } from "./table";

const warmUp = 24;
const batch = 24;
const rounds = 5;
const connectionCounts = [1, 8] as const;

/** The pages whose latency has a budget or is asked for; the empty one first, because the others are measured by it. */
const measured: readonly PageKey[] = [
  "empty",
  "home",
  "schools",
  "school",
  "panel",
  "diagnosis",
  "cycle",
  "assignments",
];

interface Target {
  readonly name: string;
  readonly isEmptyPage: boolean;
  /** Makes the request of this number and returns its milliseconds. */
  run(agent: Agent, number: number): Promise<number>;
}

interface Page {
  readonly name: string;
  readonly url: string;
  readonly cookie?: string | undefined;
  readonly isEmptyPage?: boolean;
}

function pageTarget({ name, url, cookie, isEmptyPage = false }: Page): Target {
  return {
    name,
    isEmptyPage,
    run: async (agent) => {
      const { status, ms } = await ask({ agent, url, cookie, isCompressed: true });
      if (status !== 200) throw new Error(`${url} answered ${status}`);
      return ms;
    },
  };
}

/** Each sign-in takes the next account: several at once for one account would look like guesses and lock it. */
async function signInTarget(baseUrl: string): Promise<Target> {
  const accounts = demoAccounts();
  const hidden = await readSignInForm(keepAlive(1), baseUrl);
  return {
    name: "sign-in (form posted, session opened)",
    isEmptyPage: false,
    run: async (agent, number) => {
      const account = accounts[number % accounts.length];
      if (account === undefined) throw new Error("No demonstration account");
      const { email, password } = account;
      return (await postSignIn({ agent, baseUrl, hidden, email, password })).ms;
    },
  };
}

/** So many requests, each of the agent's connections busy all the time. */
async function runBatch(target: Target, agent: Agent, count: number): Promise<readonly number[]> {
  const times: number[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) {
      const number = next;
      next += 1;
      times.push(await target.run(agent, number));
    }
  };
  await Promise.all(Array.from({ length: agent.maxSockets }, work));
  return times;
}

/** Takes the targets in turns, so that a busy moment of the machine falls on all of them. */
async function measureInTurns(targets: readonly Target[], connections: number) {
  const agent = keepAlive(connections);
  const times = new Map<Target, number[]>(targets.map((target) => [target, []]));
  for (const target of targets) await runBatch(target, agent, warmUp);
  for (let round = 0; round < rounds; round += 1) {
    for (const target of targets) times.get(target)?.push(...(await runBatch(target, agent, batch)));
  }
  agent.destroy();
  return times;
}

function describeTimes(times: ReadonlyMap<Target, readonly number[]>, connections: number): Figure[] {
  const empty = [...times].find(([target]) => target.isEmptyPage)?.[1] ?? [];
  return [...times].map(([target, ms]) => {
    const [p50, p95] = [percentile(ms, 0.5), percentile(ms, 0.95)];
    const ratios = [p50 / percentile(empty, 0.5), p95 / percentile(empty, 0.95)].map((ratio) =>
      ratio.toFixed(1),
    );
    return {
      what: target.name,
      figure: `p50 ${inMilliseconds(p50)}, p95 ${inMilliseconds(p95)}`,
      of: `${ratios[0]} × and ${ratios[1]} × the empty page; ${ms.length} requests over ${connections} connection${connections === 1 ? "" : "s"}`,
    };
  });
}

async function countStatements(targets: readonly Target[], folder: DataFolder): Promise<Part> {
  const agent = keepAlive(1);
  const log = await openStatementLog(folder);
  const counted: (readonly [Target, Statements])[] = [];
  try {
    for (const target of targets) {
      await target.run(agent, 0);
      counted.push([target, await log.count(() => target.run(agent, 0))]);
    }
  } finally {
    await log.close();
    agent.destroy();
  }
  const figures = counted.map(([{ name }, { total, repeated }]) => ({
    what: name,
    figure: `${total} statements`,
    of: `1 request; ${repeated} repeat the text of an earlier one; BEGIN and COMMIT count`,
  }));
  return { title: "SQL statements", figures };
}

/** What the main pages take, beside an empty signed-in page of the same server, and how often they ask the database. */
export async function* measureLatency(
  baseUrl: string,
  pages: readonly FoundPage[],
  folder: DataFolder,
): AsyncGenerator<Part> {
  const targets = [
    ...pages.flatMap(({ key, name, found }) => {
      if (found === null || !measured.includes(key)) return [];
      const isEmptyPage = key === "empty";
      const page = { url: `${baseUrl}${found.address}`, cookie: found.cookie, isEmptyPage };
      return [pageTarget({ ...page, name: isEmptyPage ? "an empty signed-in page" : name })];
    }),
    pageTarget({ name: "api/health (no session)", url: `${baseUrl}/api/health` }),
    await signInTarget(baseUrl),
  ];
  yield await countStatements(targets, folder);
  for (const connections of connectionCounts) {
    const load = describeLoad();
    const figures = describeTimes(await measureInTurns(targets, connections), connections);
    const title = `Latency over ${connections} connection${connections === 1 ? "" : "s"} (request to last byte; load of the last minute ${load})`;
    yield { title, figures };
  }
}
