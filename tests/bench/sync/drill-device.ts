import { createHash } from "node:crypto";
import type { Agent } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { SeededRandom } from "@/lib/numerics/random/seeded-random";
import { digestOf } from "@/lib/observation/rules/digest";
import { receiptText } from "@/lib/sync/rules/receipt";
import type { LessonState, OperationOutcome, Receipt } from "@/lib/sync/schema/words";
import { ask } from "../http";
import { postOperations, type Observer } from "./observers";
import type { SentOperation } from "./story";

/** Where the server is now: another port after each start. */
export interface Network {
  baseUrl: string;
  readonly agent: Agent;
}

/** What happened on the way, over all devices. */
export interface Tally {
  sent: number;
  lostRequests: number;
  lostAnswers: number;
  refusedConnections: number;
  repeats: number;
  answers: number;
  receiptsVerified: number;
  readonly outcomes: Map<string, number>;
}

const lostShare = 0.3;
const repeatedShare = 0.15;
const longestPauseMs = 900;
const mostAtOnce = 6;
const checkedShare = 0.1;

/** A device that sends what its person did in an order of chance, over a network that loses every third request. */
export class DrillDevice {
  private readonly id: string;
  private readonly observer: Observer;
  private readonly unanswered: SentOperation[];
  private readonly answered: SentOperation[] = [];

  constructor(
    private readonly network: Network,
    private readonly chance: { readonly random: SeededRandom; readonly tally: Tally },
    own: {
      readonly id: string;
      readonly observer: Observer;
      readonly operations: readonly SentOperation[];
    },
  ) {
    this.id = own.id;
    this.observer = own.observer;
    this.unanswered = [...own.operations];
  }

  /** Sends until the server has answered for every operation. */
  async run(): Promise<void> {
    const { random } = this.chance;
    while (this.unanswered.length > 0) {
      await wait(random.next() * longestPauseMs);
      await this.sendOnce(this.choose());
    }
  }

  private choose(): readonly SentOperation[] {
    const { random, tally } = this.chance;
    const left = [...this.unanswered];
    const chosen: SentOperation[] = [];
    for (let count = 1 + random.below(mostAtOnce); count > 0 && left.length > 0; count -= 1) {
      chosen.push(...left.splice(random.below(left.length), 1));
    }
    const before = this.answered[random.below(Math.max(this.answered.length, 1))];
    if (before === undefined || random.next() >= repeatedShare) return chosen;
    tally.repeats += 1;
    return [before, ...chosen];
  }

  private async sendOnce(operations: readonly SentOperation[]): Promise<void> {
    const { random, tally } = this.chance;
    tally.sent += 1;
    const isLost = random.next() < lostShare;
    if (isLost && random.next() < 0.5) {
      tally.lostRequests += 1;
      return;
    }
    const outcomes = await this.post(operations);
    if (outcomes === null) {
      tally.refusedConnections += 1;
    } else if (isLost) {
      // The server did it, and the device does not know.
      tally.lostAnswers += 1;
    } else {
      this.settle(operations, outcomes);
      if (random.next() < checkedShare) await this.check(operations[0]);
    }
  }

  private async post(operations: readonly SentOperation[]): Promise<readonly OperationOutcome[] | null> {
    const body = { device: this.id, person: this.observer.personId, operations };
    try {
      const answer = await postOperations({ ...this.network, cookie: this.observer.cookie }, body);
      if (answer.status === 200) {
        return (JSON.parse(answer.text) as { readonly outcomes: readonly OperationOutcome[] }).outcomes;
      }
      // While the database is gone the server answers that it cannot.
      if (answer.status >= 500) return null;
      throw new Error(`The server answered ${answer.status}: ${answer.text}`);
    } catch (error) {
      if (error instanceof Error && "code" in error) return null;
      throw error;
    }
  }

  private settle(operations: readonly SentOperation[], outcomes: readonly OperationOutcome[]): void {
    const { tally } = this.chance;
    for (const [at, operation] of operations.entries()) {
      const outcome = outcomes[at];
      if (outcome?.opId !== operation.opId) throw new Error("An answer without this operation");
      if (outcome.outcome === "rejected") throw new Error(`Rejected: ${outcome.message ?? operation.kind}`);
      tally.answers += 1;
      tally.outcomes.set(outcome.outcome, (tally.outcomes.get(outcome.outcome) ?? 0) + 1);
      const place = this.unanswered.indexOf(operation);
      if (place >= 0) this.answered.push(...this.unanswered.splice(place, 1));
    }
  }

  /** In the middle of it all: the receipt of the record is the sha256 of what the record says. */
  private async check(operation: SentOperation | undefined): Promise<void> {
    if (!operation) return;
    const found = await readRecord(this.network, this.observer, operation.entityId).catch(() => null);
    if (found === null) return;
    if (receiptOf(found.state) !== found.receipt.sha256) {
      throw new Error(`The receipt of ${operation.entityId} is not that of its record`);
    }
    this.chance.tally.receiptsVerified += 1;
  }
}

interface Record {
  readonly state: LessonState;
  readonly receipt: Receipt;
}

/** A record as its observer reads it; null when the server has none or cannot answer. */
export async function readRecord(
  { agent, baseUrl }: Network,
  { cookie }: Observer,
  visitId: string,
): Promise<Record | null> {
  const url = `${baseUrl}/api/sync/v1/records/visit/${visitId}`;
  const { status, body } = await ask({ agent, url, cookie });
  return status === 200 ? (JSON.parse(body.toString("utf8")) as Record) : null;
}

/** The receipt made here, of the values alone. */
export function receiptOf(state: LessonState): string {
  const heads = state.heads.map((head) => ({ ...head, digest: digestOf(head.value) }));
  return createHash("sha256")
    .update(receiptText({ ...state, heads }))
    .digest("hex");
}
