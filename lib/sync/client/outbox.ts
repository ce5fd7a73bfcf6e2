import { headsAfter } from "@/lib/observation/rules/merge";
import type { FieldWrite } from "@/lib/observation/schema/fields";
import { receiptText } from "../rules/receipt";
import type { LessonState, OperationOutcome, Receipt } from "../schema/words";
import type { LedgerRow } from "./database";
import type { Device, QueuedOperation } from "./device";
import { digestOf, sha256 } from "./digest";
import { seal } from "./seal";
import { sendPhotos } from "./photos";

/** Where what was written stands with the server. */
export type OutboxState = "idle" | "sending" | "waiting" | "signed_out" | "other_person";

const batchSize = 20;
const firstRetryMs = 2_000;
const longestRetryMs = 5 * 60_000;
const mostInLedger = 500;

/**
 * Sends what this person did, in order, as long as something waits. One tab sends at a time. Without a signal it tries
 * again, ever less often; nothing leaves the device before the server has answered for it.
 */
export class Outbox {
  private current: OutboxState = "idle";
  private retryMs = firstRetryMs;
  private cancelRetry: (() => void) | null = null;
  private running: Promise<void> | null = null;
  private isStopped = false;

  constructor(private readonly device: Device) {}

  state(): OutboxState {
    return this.current;
  }

  /** Sends what waits now, once what is being sent has been answered. */
  async send(): Promise<void> {
    if (this.isStopped) return;
    this.cancelRetry?.();
    this.running ??= this.underLock().finally(() => (this.running = null));
    await this.running;
  }

  stop(): void {
    this.isStopped = true;
    this.cancelRetry?.();
  }

  private async underLock(): Promise<void> {
    const { locks } = this.device.environment;
    if (!locks) return this.sendAll();
    await locks.request(`acompana-outbox-${this.device.person.id}`, { ifAvailable: true }, async (lock) => {
      if (lock) await this.sendAll();
    });
  }

  private async sendAll(): Promise<void> {
    try {
      for (;;) {
        const waiting = (await this.device.queue()).slice(0, batchSize);
        if (waiting.length === 0) break;
        this.show("sending");
        if (!(await this.sendBatch(waiting))) return;
      }
      await sendPhotos(this.device);
      this.retryMs = firstRetryMs;
      this.show("idle");
    } catch (error) {
      // No signal, or the server could not answer: all of it is here still.
      this.show("waiting");
      this.retryLater();
      if (!isTrouble(error)) throw error;
    }
  }

  private async sendBatch(waiting: readonly QueuedOperation[]): Promise<boolean> {
    const frozen: QueuedOperation[] = [];
    for (const operation of waiting) {
      const one = await this.freeze(operation);
      if (one) frozen.push(one);
    }
    const response = await this.device.environment.fetch("/api/sync/v1", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        device: this.device.id,
        person: this.device.person.id,
        operations: frozen.map(toSent),
      }),
    });
    if (response.status === 401 || response.status === 403) {
      this.show(response.status === 401 ? "signed_out" : "other_person");
      return false;
    }
    if (response.status === 400 || response.status === 413) return this.sendOneByOne(frozen);
    if (!response.ok) throw new ServerTrouble();
    const { outcomes } = (await response.json()) as { readonly outcomes: readonly OperationOutcome[] };
    await this.settle(frozen, outcomes);
    return true;
  }

  /** A batch the server cannot read at all goes one by one; an operation that it cannot read alone is set aside with its words. */
  private async sendOneByOne(frozen: readonly QueuedOperation[]): Promise<boolean> {
    const [only] = frozen;
    if (only && frozen.length === 1) {
      const message = "El servidor no pudo leerlo. Sus palabras siguen en este equipo.";
      await this.close(only, { opId: only.opId, outcome: "rejected", message, receipt: null }, false);
      return true;
    }
    for (const operation of frozen) if (!(await this.sendBatch([operation]))) return false;
    return true;
  }

  /** From here on the operation never changes: what is written after it is another. */
  private async freeze({ opId }: QueuedOperation): Promise<QueuedOperation | null> {
    let frozen: QueuedOperation | null = null;
    await this.device.update(opId, async (current) => {
      frozen = current;
      if (current === null || current.stage === "frozen") return null;
      const { kind, entityId, after, payload } = current;
      frozen = { ...current, stage: "frozen", digest: await digestOf({ kind, entityId, after, payload }) };
      return frozen;
    });
    return frozen;
  }

  private async settle(
    sent: readonly QueuedOperation[],
    outcomes: readonly OperationOutcome[],
  ): Promise<void> {
    const answered = new Map(outcomes.map((outcome) => [outcome.opId, outcome]));
    const lessons = new Map<string, { receipt: Receipt; operations: QueuedOperation[] }>();
    for (const operation of sent) {
      const outcome = answered.get(operation.opId);
      if (!outcome) throw new ServerTrouble();
      const { receipt } = outcome;
      if (receipt?.entity !== "visit") continue;
      const lesson = lessons.get(operation.entityId) ?? { receipt, operations: [] };
      lessons.set(operation.entityId, { receipt, operations: [...lesson.operations, operation] });
    }
    const verified = new Set<string>();
    for (const [visitId, lesson] of lessons) {
      const done = lesson.operations.filter(({ opId }) => isIn(answered.get(opId)));
      if (await this.refresh(visitId, lesson.receipt, done)) verified.add(visitId);
    }
    for (const operation of sent) {
      const outcome = answered.get(operation.opId);
      if (outcome) await this.close(operation, outcome, verified.has(operation.entityId));
    }
    this.device.changed();
  }

  /** Brings what this device knows of the lesson up to the receipt, asking for the record when others wrote in it too. True once the sha256 is the same here. */
  private async refresh(
    visitId: string,
    receipt: Receipt,
    done: readonly QueuedOperation[],
  ): Promise<boolean> {
    const base = await this.device.lesson(visitId);
    const heads = headsAfter(
      base.heads,
      done.map(({ opId, payload }) => ({ opId, writes: writesOf(payload) })),
    );
    const digests = await Promise.all(
      heads.map(async (head) => ({ ...head, digest: await digestOf(head.value) })),
    );
    const state = lessonStateOf(receipt);
    const guess: LessonState = {
      visitId,
      version: receipt.version,
      state,
      revisionDigest: null,
      heads: digests,
    };
    if ((await sha256(receiptText(guess))) === receipt.sha256) {
      await this.device.keepLesson({ visitId, version: receipt.version, state, heads });
      return true;
    }
    const response = await this.device.environment.fetch(`/api/sync/v1/records/visit/${visitId}`);
    if (!response.ok) return false;
    const record = (await response.json()) as { readonly state: LessonState; readonly receipt: Receipt };
    const signed = await Promise.all(
      record.state.heads.map(async (head) => ({ ...head, digest: await digestOf(head.value) })),
    );
    const isSame = (await sha256(receiptText({ ...record.state, heads: signed }))) === record.receipt.sha256;
    if (isSame) await this.device.keepLesson(record.state);
    return isSame;
  }

  private async close(
    operation: QueuedOperation,
    outcome: OperationOutcome,
    isVerified: boolean,
  ): Promise<void> {
    const final = outcome.outcome === "duplicate" ? (outcome.first ?? "applied") : outcome.outcome;
    const row: LedgerRow = {
      ...{ opId: operation.opId, entityId: operation.entityId, kind: operation.kind },
      outcome: final === "duplicate" ? "applied" : final,
      message: outcome.message ?? null,
      receipt: outcome.receipt,
      isVerified,
      at: new Date(this.device.environment.now()).toISOString(),
      sealed:
        final === "rejected" || final === "held" ? await seal(this.device.key, operation.payload) : null,
    };
    const transaction = this.device.database.transaction(["queue", "ledger"], "readwrite");
    await transaction.objectStore("ledger").put(row);
    await transaction.objectStore("queue").delete(operation.opId);
    await transaction.done;
    await this.trimLedger();
  }

  /** The ledger keeps the newest; what was refused stays until its person takes it away. */
  private async trimLedger(): Promise<void> {
    const transaction = this.device.database.transaction("ledger", "readwrite");
    let extra = (await transaction.store.count()) - mostInLedger;
    for (let cursor = await transaction.store.index("at").openCursor(); cursor && extra > 0;) {
      if (cursor.value.outcome === "applied") {
        await cursor.delete();
        extra -= 1;
      }
      cursor = await cursor.continue();
    }
    await transaction.done;
  }

  private retryLater(): void {
    this.cancelRetry?.();
    if (this.isStopped) return;
    const wait = this.retryMs * (0.5 + this.device.environment.random());
    this.retryMs = Math.min(this.retryMs * 2, longestRetryMs);
    this.cancelRetry = this.device.environment.later(() => void this.send(), wait);
  }

  private show(state: OutboxState): void {
    if (state === this.current) return;
    this.current = state;
    this.device.changed();
  }
}

/** No signal, an answer that never came, or a server that could not answer. */
function isTrouble(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof ServerTrouble) return true;
  return error instanceof DOMException && (error.name === "TimeoutError" || error.name === "AbortError");
}

/** The server answered with a fault of its own: it may pass. */
class ServerTrouble extends Error {}

const isIn = (outcome: OperationOutcome | undefined): boolean => {
  const final = outcome?.outcome === "duplicate" ? outcome.first : outcome?.outcome;
  return final === "applied" || final === "conflict";
};

/** The fields that an operation writes; none for one of another kind. */
export function writesOf(payload: unknown): readonly FieldWrite[] {
  return typeof payload === "object" && payload !== null && "writes" in payload
    ? (payload.writes as readonly FieldWrite[])
    : [];
}

function lessonStateOf({ state }: Receipt): LessonState["state"] {
  if (state === "incomplete") return "draft";
  return state === "saved" || state === "shared" || state === "acknowledged" || state === "draft"
    ? state
    : "none";
}

function toSent({
  opId,
  kind,
  entityId,
  baseVersion,
  digest,
  after,
  capturedAt,
  zone,
  payload,
}: QueuedOperation) {
  return { opId, kind, entityId, baseVersion, digest, after, capturedAt, zone, payload };
}
