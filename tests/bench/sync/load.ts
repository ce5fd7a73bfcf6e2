import { setTimeout as wait } from "node:timers/promises";
import { newId } from "@/lib/db/id";
import type { DataFolder } from "@/lib/db/embedded/data-folder";
import type { OperationOutcome } from "@/lib/sync/schema/words";
import { ask, keepAlive, signInAs } from "../http";
import { describeLoad, inMilliseconds, percentile, type Part } from "../table";
import { openClonedDatabase } from "./drill";
import { makeObservation } from "./lessons";
import { postOperations, signInObservers } from "./observers";

const perSecond = 50;
const seconds = 60;
const exportsAtOnce = 2;

/** Downloads the evidence as a workbook, again and again, until told to stop. */
async function keepExporting(baseUrl: string, ending: AbortSignal): Promise<number> {
  const agent = keepAlive(exportsAtOnce);
  const [cookie] = await signInAs(agent, baseUrl, "programme_lead");
  let count = 0;
  const work = async (): Promise<void> => {
    while (!ending.aborted) {
      const url = `${baseUrl}/api/exports/evidencia?formato=xlsx`;
      const { status } = await ask({ agent, url, cookie });
      if (status !== 200) throw new Error(`The export answered ${status}`);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: exportsAtOnce }, work));
  agent.destroy();
  return count;
}

interface Sent {
  readonly visitIds: readonly string[];
  readonly answersMs: readonly number[];
  readonly tookMs: number;
}

/** Sends whole observations at their moments, whether or not those before were answered, as devices do. */
async function sendSteadily(baseUrl: string): Promise<Sent> {
  const agent = keepAlive(64);
  const observers = await signInObservers(agent, baseUrl);
  const [visitIds, answersMs]: [string[], number[]] = [[], []];
  const began = performance.now();
  const send = async (at: number): Promise<void> => {
    const due = began + (at * 1_000) / perSecond;
    await wait(Math.max(0, due - performance.now()));
    const observer = observers[at % observers.length];
    if (!observer) throw new Error("No observer");
    const { visitId, operations } = makeObservation(observer);
    visitIds.push(visitId);
    const { cookie, personId: person } = observer;
    const answer = await postOperations({ agent, baseUrl, cookie }, { device: newId(), person, operations });
    if (answer.status !== 200) throw new Error(`The server answered ${answer.status}: ${answer.text}`);
    const { outcomes } = JSON.parse(answer.text) as { readonly outcomes: readonly OperationOutcome[] };
    if (outcomes.some(({ outcome }) => outcome !== "applied")) throw new Error(`Not applied: ${answer.text}`);
    answersMs.push(performance.now() - due);
  };
  await Promise.all(Array.from({ length: perSecond * seconds }, (_, at) => send(at)));
  const tookMs = performance.now() - began;
  agent.destroy();
  return { visitIds, answersMs, tookMs };
}

/** How many of the observations are there once, whole; how many are missing or there more than once. */
async function count(folder: DataFolder, visitIds: readonly string[]) {
  const database = await openClonedDatabase(folder);
  try {
    const { rows } = await database.query<{ whole: number; notes: number; operations: number }>(
      `SELECT (SELECT count(*)::int FROM observation WHERE visit_id = ANY($1) AND state = 'saved') AS whole,
              (SELECT count(*)::int FROM evidence_note n JOIN observation o ON o.id = n.observation_id
                WHERE o.visit_id = ANY($1)) AS notes,
              (SELECT count(*)::int FROM sync_operation WHERE entity_id = ANY($1)) AS operations`,
      [visitIds],
    );
    return rows[0] ?? { whole: 0, notes: 0, operations: 0 };
  } finally {
    await database.end();
  }
}

/** Fifty whole observations a second for a minute, while workbooks are downloaded; throws unless each is there once. */
export async function measureSyncLoad(baseUrl: string, folder: DataFolder): Promise<Part> {
  const ending = new AbortController();
  const exporting = keepExporting(baseUrl, ending.signal);
  const sent = await sendSteadily(baseUrl);
  ending.abort();
  const exported = await exporting;
  const { whole, notes, operations } = await count(folder, sent.visitIds);
  const wanted = sent.visitIds.length;
  if (whole !== wanted || notes !== 12 * wanted || operations !== 3 * wanted) {
    throw new Error(`${whole} observations, ${notes} notes and ${operations} operations of ${wanted} sent`);
  }
  const rate = (wanted * 1_000) / sent.tookMs;
  return {
    title: `${perSecond} observations a second for ${seconds} s, with exports (load of the last minute ${describeLoad()})`,
    figures: [
      {
        what: "stored",
        figure: `${whole} of ${wanted}`,
        of: `0 lost, 0 doubled; ${rate.toFixed(1)} a second to the last answer; visit, 12 notes, rating, registering each`,
      },
      {
        what: "answer",
        figure: `p50 ${inMilliseconds(percentile(sent.answersMs, 0.5))}, p95 ${inMilliseconds(percentile(sent.answersMs, 0.95))}`,
        of: "from the moment it was due to its receipt",
      },
      {
        what: "exports",
        figure: String(exported),
        of: `workbooks downloaded meanwhile, ${exportsAtOnce} at a time`,
      },
    ],
  };
}
