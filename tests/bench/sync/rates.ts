import type { Agent } from "node:http";
import { type Client } from "pg";
import { newId } from "@/lib/db/id";
import type { DataFolder } from "@/lib/db/embedded/data-folder";
import type { OperationOutcome } from "@/lib/sync/schema/words";
import { ask, keepAlive } from "../http";
import { describeLoad, median, percentile, type Figure, type Part } from "../table";
import { openClonedDatabase } from "./drill";
import { makeNote, makePlan } from "./lessons";
import { postOperations, signInObservers, type Observer } from "./observers";

const connections = 8;
const rounds = 5;
const roundMs = 4_000;
const batchSize = 20;
/** A long lesson: its notes are gathered into its record again with each answer. */
const notesOfLesson = 60;

/** What one connection does again and again; how many things were done. */
type Work = () => Promise<number>;

interface Contender {
  readonly name: string;
  readonly unit: string;
  readonly open: (
    connection: number,
  ) => Promise<{ readonly work: Work; readonly close: () => Promise<void> }>;
}

const nothing = () => Promise.resolve();

/** One device: it plans a visit, unmeasured, as soon as the lesson before is long enough. */
class Writer {
  private visitId = "";
  private notes = notesOfLesson;
  private readonly device = newId();

  constructor(
    private readonly at: { readonly agent: Agent; readonly baseUrl: string },
    private readonly observer: Observer,
  ) {}

  async write(count: number): Promise<number> {
    if (this.notes + count > notesOfLesson) {
      [this.visitId, this.notes] = [newId(), 0];
      await this.send([makePlan(this.observer, this.visitId)]);
    }
    await this.send(Array.from({ length: count }, () => makeNote(this.visitId, this.notes++)));
    return count;
  }

  private async send(operations: readonly unknown[]): Promise<void> {
    const { personId: person, cookie } = this.observer;
    const answer = await postOperations({ ...this.at, cookie }, { device: this.device, person, operations });
    if (answer.status !== 200) throw new Error(`The server answered ${answer.status}: ${answer.text}`);
    const { outcomes } = JSON.parse(answer.text) as { readonly outcomes: readonly OperationOutcome[] };
    const wrong = outcomes.find(({ outcome }) => outcome !== "applied");
    if (wrong || outcomes.length !== operations.length) throw new Error(`Not applied: ${answer.text}`);
  }
}

function writers(name: string, count: number, made: (connection: number) => Writer): Contender {
  const open = (connection: number) => {
    const writer = made(connection);
    return Promise.resolve({ work: () => writer.write(count), close: nothing });
  };
  return { name, unit: "operations", open };
}

function emptyRoute(at: { agent: Agent; baseUrl: string }, observers: readonly Observer[]): Contender {
  const form = { type: "application/json", body: Buffer.from("{}") };
  return {
    name: "an empty signed-in POST route",
    unit: "requests",
    open: (connection) => {
      const cookie = observers[connection % observers.length]?.cookie;
      const work = async () => {
        const { status } = await ask({
          agent: at.agent,
          url: `${at.baseUrl}/api/sync/v1/ping`,
          cookie,
          form,
        });
        if (status !== 200) throw new Error(`The empty route answered ${status}`);
        return 1;
      };
      return Promise.resolve({ work, close: nothing });
    },
  };
}

/** A row as long as an operation, one for each commit. */
function bareInserts(folder: DataFolder): Contender {
  const body = JSON.stringify(makeNote(newId(), 1));
  return {
    name: "bare prepared INSERTs, one per commit",
    unit: "rows",
    open: async () => {
      const client: Client = await openClonedDatabase(folder);
      const text = "INSERT INTO bench_operation (id, body) VALUES ($1, $2)";
      const work = async () => {
        await client.query({ name: "bench", text, values: [newId(), body] });
        return 1;
      };
      return { work, close: () => client.end() };
    },
  };
}

/** How many a second, all connections together, in one round. */
async function rateOf({ open }: Contender): Promise<number> {
  const opened = await Promise.all(Array.from({ length: connections }, (_, at) => open(at)));
  let done = 0;
  const began = performance.now();
  const run = async ({ work }: { readonly work: Work }): Promise<void> => {
    while (performance.now() - began < roundMs) {
      // Awaited first: `done += await` would add to what `done` was before the wait, and lose what others counted.
      const count = await work();
      done += count;
    }
  };
  await Promise.all(opened.map(run));
  const rate = (done * 1_000) / (performance.now() - began);
  await Promise.all(opened.map(({ close }) => close()));
  return rate;
}

/**
 * How many operations a second the server takes over 8 connections, one a request and in batches of 20, beside its own
 * empty route and its database's bare inserts, by turns in one run. Planning the visits is part of what is timed and is
 * not counted as an operation.
 */
export async function measureSyncRates(baseUrl: string, folder: DataFolder): Promise<Part> {
  const at = { agent: keepAlive(connections), baseUrl };
  const observers = await signInObservers(at.agent, baseUrl);
  const database = await openClonedDatabase(folder);
  await database.query("CREATE TABLE bench_operation (id uuid PRIMARY KEY, body text NOT NULL)");
  const writer = (connection: number) => {
    const observer = observers[connection % observers.length];
    if (!observer) throw new Error("No observer");
    return new Writer(at, observer);
  };
  const empty = emptyRoute(at, observers);
  const single = writers("sync, one operation a request", 1, writer);
  const bare = bareInserts(folder);
  const batched = writers(`sync, batches of ${batchSize}`, batchSize, writer);
  const rates = new Map<Contender, number[]>([empty, single, bare, batched].map((one) => [one, []]));
  try {
    for (const contender of rates.keys()) await rateOf(contender);
    for (let round = 0; round < rounds; round += 1) {
      for (const [contender, held] of rates) held.push(await rateOf(contender));
    }
  } finally {
    await database.query("DROP TABLE bench_operation");
    await database.end();
    at.agent.destroy();
  }
  const of = (contender: Contender) => rates.get(contender) ?? [];
  const ratio = (one: Contender, other: Contender) => median(of(one)) / median(of(other));
  const line = (contender: Contender, more: string): Figure => ({
    what: contender.name,
    figure: `${Math.round(median(of(contender)))} ${contender.unit}/s`,
    of: `${Math.round(percentile(of(contender), 0.01))}–${Math.round(percentile(of(contender), 1))} in ${rounds} rounds of ${roundMs / 1_000} s${more}`,
  });
  return {
    title: `Sync over ${connections} connections (load of the last minute ${describeLoad()})`,
    figures: [
      line(empty, ""),
      line(single, `: ${ratio(single, empty).toFixed(2)} × the empty route (at least 0.5)`),
      line(bare, ""),
      line(batched, `: ${ratio(batched, bare).toFixed(2)} × the bare inserts (at least 0.1)`),
    ],
  };
}
