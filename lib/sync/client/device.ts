import type { FieldHead } from "@/lib/observation/schema/fields";
import type { OperationKind } from "../schema/words";
import {
  findKey,
  keepKey,
  openDatabase,
  type DeviceDatabase,
  type LedgerRow,
  type QueuedRow,
} from "./database";
import type { DeviceEnvironment, Person } from "./environment";
import { makeKey, seal, unseal } from "./seal";

/** What a device keeps of one person: an operation's words while they are here. */
export type QueuedOperation = Omit<QueuedRow, "sealed" | "revision"> & {
  readonly payload: unknown;
  readonly after: readonly string[];
  readonly baseVersion: number;
  readonly zone: string;
  readonly digest: string | null;
};

type Said = Pick<QueuedOperation, "payload" | "after" | "baseVersion" | "zone" | "digest">;

export interface LessonBase {
  readonly visitId: string;
  readonly version: number;
  readonly state: "none" | "draft" | "saved" | "shared" | "acknowledged";
  readonly heads: readonly FieldHead[];
}

/** This person's store on this device. Every word is sealed before it is written. */
export class Device {
  private readonly listeners = new Set<() => void>();
  private readonly closings = new Set<() => void>();
  private readonly channel: BroadcastChannel | null;

  readonly person: Person;
  readonly environment: DeviceEnvironment;
  readonly database: DeviceDatabase;
  /** The device's own id for this person. */
  readonly id: string;
  readonly key: CryptoKey;

  private constructor(made: {
    readonly person: Person;
    readonly environment: DeviceEnvironment;
    readonly database: DeviceDatabase;
    readonly secret: { readonly key: CryptoKey; readonly device: string };
  }) {
    const { person } = made;
    this.person = person;
    this.environment = made.environment;
    this.database = made.database;
    this.id = made.secret.device;
    this.key = made.secret.key;
    this.channel =
      typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`acompana-${person.id}`);
    this.channel?.addEventListener("message", () => this.tell());
  }

  /** Opens the store; asks the server for the key at the first time here. Null without a key and without a signal. */
  static async open(person: Person, environment: DeviceEnvironment): Promise<Device | null> {
    const secret = (await findKey(person.id)) ?? (await fetchKey(person.id, environment));
    if (secret === null) return null;
    return new Device({ person, environment, secret, database: await openDatabase(person.id) });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Says in every tab that something changed here. */
  changed(): void {
    this.tell();
    this.channel?.postMessage("changed");
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  /** Does something when the store is closed. */
  onClose(work: () => void): void {
    this.closings.add(work);
  }

  close(): void {
    for (const work of this.closings) work();
    this.listeners.clear();
    this.channel?.close();
    this.database.close();
  }

  /** Everything not on the server yet, in the order in which it was done. */
  async queue(): Promise<readonly QueuedOperation[]> {
    const rows = await this.database.getAllFromIndex("queue", "sequence");
    return Promise.all(rows.map((row) => this.opened(row)));
  }

  async queueOf(entityId: string): Promise<readonly QueuedOperation[]> {
    const rows = await this.database.getAllFromIndex("queue", "entity", entityId);
    const opened = await Promise.all(rows.map((row) => this.opened(row)));
    return opened.toSorted((a, b) => a.sequence - b.sequence);
  }

  private async opened({ sealed, revision: _, ...row }: QueuedRow): Promise<QueuedOperation> {
    return { ...row, ...(await unseal<Said>(this.key, sealed)) };
  }

  /**
   * Makes of an operation, or of none, what `next` says, unless it changed meanwhile: then asks again. False when `next`
   * says null, and nothing is changed.
   */
  async update(
    opId: string,
    next: (current: QueuedOperation | null) => QueuedOperation | null | Promise<QueuedOperation | null>,
  ): Promise<boolean> {
    for (;;) {
      const before = await this.database.get("queue", opId);
      const made = await next(before ? await this.opened(before) : null);
      if (made === null) return false;
      const { payload, after, baseVersion, zone, digest, ...row } = made;
      const sealed = await seal(this.key, { payload, after, baseVersion, zone, digest });
      const transaction = this.database.transaction("queue", "readwrite");
      const isSame = (await transaction.store.get(opId))?.revision === before?.revision;
      if (isSame) await transaction.store.put({ ...row, sealed, revision: (before?.revision ?? 0) + 1 });
      await transaction.done;
      if (!isSame) continue;
      this.changed();
      return true;
    }
  }

  /** Puts something done at the end of the queue. */
  async enqueue(done: {
    readonly opId: string;
    readonly kind: OperationKind;
    readonly entityId: string;
    readonly payload: unknown;
    readonly after?: readonly string[];
    readonly baseVersion?: number;
    readonly zone: string;
  }): Promise<void> {
    const operation: QueuedOperation = {
      ...{ after: [], baseVersion: 0, digest: null, stage: "open", ...done },
      capturedAt: new Date(this.environment.now()).toISOString(),
      sequence: await this.nextSequence(),
    };
    await this.update(done.opId, () => operation);
  }

  async nextSequence(): Promise<number> {
    const cursor = await this.database.transaction("queue").store.index("sequence").openCursor(null, "prev");
    return Math.max((cursor?.value.sequence ?? 0) + 1, this.environment.now());
  }

  /** What became of the operations of a record, with the words of those that are not on the server's page of it. */
  async ledgerOf(
    entityId: string,
  ): Promise<readonly (Omit<LedgerRow, "sealed"> & { readonly payload: unknown })[]> {
    const rows = (await this.database.getAll("ledger")).filter((row) => row.entityId === entityId);
    return Promise.all(
      rows.map(async ({ sealed, ...row }) => ({
        ...row,
        payload: sealed === null ? null : await unseal<unknown>(this.key, sealed),
      })),
    );
  }

  /** How a lesson stood on the server when this device last heard of it. */
  async lesson(visitId: string): Promise<LessonBase> {
    const row = await this.database.get("lessons", visitId);
    if (!row) return { visitId, version: 0, state: "none", heads: [] };
    return unseal<LessonBase>(this.key, row.sealed);
  }

  async keepLesson(base: LessonBase): Promise<void> {
    await this.database.put("lessons", { visitId: base.visitId, sealed: await seal(this.key, base) });
  }

  /** Something kept for when there is no signal, under its name. */
  async kept<T>(name: string): Promise<T | null> {
    const row = await this.database.get("kept", name);
    return row ? unseal<T>(this.key, row.sealed) : null;
  }

  async keep(name: string, value: unknown): Promise<void> {
    await this.database.put("kept", { name, sealed: await seal(this.key, value) });
  }
}

async function fetchKey(personId: string, environment: DeviceEnvironment) {
  try {
    const response = await environment.fetch("/api/sync/v1/key");
    if (!response.ok) return null;
    const answer = (await response.json()) as { readonly person: string; readonly secret: string };
    if (answer.person !== personId) return null;
    return await keepKey(personId, await makeKey(answer.secret));
  } catch {
    // Without a signal there is no key yet; nothing was written under it.
    return null;
  }
}
