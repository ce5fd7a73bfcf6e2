import { v7 } from "uuid";
import { changedFields, contentOf } from "@/lib/observation/rules/fields";
import { afterStep, type DraftStep } from "@/lib/observation/rules/draft";
import { byField, conflictsOf, headsAfter } from "@/lib/observation/rules/merge";
import type { FieldConflict, FieldHead, FieldWrite } from "@/lib/observation/schema/fields";
import type { ObservationContent, PhotoView } from "@/lib/observation/schema/observation";
import type { Receipt } from "../schema/words";
import type { Device, LessonBase, QueuedOperation } from "./device";
import { writesOf } from "./outbox";
import { findPhoto, keepPhoto } from "./photos";

export interface DraftSnapshot {
  readonly content: ObservationContent;
  readonly conflicts: readonly FieldConflict[];
  /** "reading" while another tab writes in this lesson. */
  readonly access: "writing" | "reading";
  readonly stage: "draft" | "registering" | "registered" | "shared";
  /** Operations of this lesson that are not on the server yet, and since when. */
  readonly unsent: number;
  readonly unsentSince: string | null;
  readonly receipt: Receipt | null;
  /** What the server said of the last operation it did not take, in words. */
  readonly message: string | null;
}

interface Changed {
  readonly field: string;
  readonly value: unknown;
}

/**
 * One lesson being written on this device. Every step is in the store before the next second is over; what waits to be
 * sent grows until it is frozen by being sent, and what comes after is another operation.
 */
export class Draft {
  private readonly listeners = new Set<() => void>();
  private current: DraftSnapshot;
  private base: LessonBase;
  private queue: readonly QueuedOperation[] = [];
  private openId: string | null = null;
  private unwritten: readonly Changed[] = [];
  private held: readonly { readonly opId: string; readonly writes: readonly FieldWrite[] }[] = [];
  private steps = 0;
  private isClosed = false;
  private writing: Promise<void> = Promise.resolve();
  private leave: () => void = () => undefined;
  private readonly unsubscribe: () => void;

  readonly visitId: string;
  private readonly zone: string;

  private constructor(
    private readonly device: Device,
    { visitId, zone }: { readonly visitId: string; readonly zone: string },
    base: LessonBase,
  ) {
    this.visitId = visitId;
    this.zone = zone;
    this.base = base;
    this.current = {
      ...{ content: contentOf(base.heads), conflicts: [], access: "reading", stage: "draft", unsent: 0 },
      ...{ unsentSince: null, receipt: null, message: null },
    };
    this.unsubscribe = device.subscribe(() => void this.reload());
    device.onClose(() => this.close());
  }

  /** Opens the lesson as this device and, where given, the page of the server know it. */
  static async open(
    device: Device,
    {
      visitId,
      zone,
      server,
    }: { readonly visitId: string; readonly zone: string; readonly server?: LessonBase },
  ): Promise<Draft> {
    if (server && server.version >= (await device.lesson(visitId)).version) await device.keepLesson(server);
    const draft = new Draft(device, { visitId, zone }, await device.lesson(visitId));
    await draft.reload();
    await draft.take();
    return draft;
  }

  readonly snapshot = (): DraftSnapshot => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes the lesson from whichever tab writes in it; that one goes on reading. */
  async takeOver(): Promise<void> {
    await this.take(true);
    await this.reload();
  }

  close(): void {
    this.isClosed = true;
    this.unsubscribe();
    this.leave();
  }

  /** One thing done. On screen at once; in the store right after. */
  step(step: DraftStep): void {
    if (this.current.access === "reading") return;
    const { content } = this.current;
    const after = afterStep(content, clean(step));
    const changed = changedFields(content, after);
    if (changed.length === 0) return;
    this.steps += 1;
    this.writing = this.writing.then(() => this.keep(changed));
    this.show({ content: after });
  }

  /** Done once every step so far is in the store. */
  async stored(): Promise<void> {
    await this.writing;
  }

  async addPhoto(photo: PhotoView, content: ArrayBuffer): Promise<void> {
    await keepPhoto(this.device, { ...photo, visitId: this.visitId, content });
    this.step({ kind: "photo_added", photo });
    await this.stored();
  }

  /** A photo's bytes as long as they are on this device. */
  photo(sha256: string): Promise<Blob | null> {
    return findPhoto(this.device, this.visitId, sha256);
  }

  /** Takes a photo out of the lesson, and its bytes off this device unless it is there a second time. */
  async removePhoto({ id, sha256 }: PhotoView): Promise<void> {
    this.step({ kind: "trace_removed", part: "photos", id });
    await this.stored();
    if (this.current.content.photos.some((photo) => photo.sha256 === sha256)) return;
    await this.device.database.delete("photos", [this.visitId, sha256]);
    this.device.changed();
  }

  /** Says which of the values of a field in conflict stays: an event of its own, over all of them. */
  async resolve({ field, values }: FieldConflict, opId: string): Promise<void> {
    await this.stored();
    const kept = values.find((head) => head.opId === opId);
    if (!kept || this.current.access === "reading") return;
    const writes: readonly FieldWrite[] = [
      { field, value: kept.value, over: values.map((head) => head.opId) },
    ];
    this.openId = null;
    await this.device.enqueue({
      ...{ opId: v7(), kind: "observation.resolve", entityId: this.visitId, zone: this.zone },
      ...{ payload: { writes }, baseVersion: this.base.version },
    });
    await this.reload();
  }

  /** Registers the lesson once all of it is there; sharing may follow at once. */
  async register(): Promise<void> {
    await this.enqueue(
      "observation.register",
      (kind) => kind.startsWith("observation.") || kind === "visit.plan",
    );
  }

  async share(): Promise<void> {
    await this.enqueue("observation.share", (kind) => kind === "observation.register");
  }

  private async enqueue(
    kind: "observation.register" | "observation.share",
    isBefore: (kind: QueuedOperation["kind"]) => boolean,
  ): Promise<void> {
    await this.stored();
    const after = (await this.device.queueOf(this.visitId))
      .filter((one) => isBefore(one.kind))
      .map(({ opId }) => opId);
    this.openId = null;
    await this.device.enqueue({
      ...{ opId: v7(), kind, entityId: this.visitId, payload: {}, after: after.slice(-500), zone: this.zone },
      baseVersion: this.base.version,
    });
    await this.reload();
  }

  /** Writes what changed and whatever an earlier failure left behind; a failure is told and loses nothing of it. */
  private async keep(changed: readonly Changed[]): Promise<void> {
    const all = [
      ...this.unwritten.filter(({ field }) => !changed.some((one) => one.field === field)),
      ...changed,
    ];
    try {
      await this.write(all);
      this.unwritten = [];
    } catch {
      this.unwritten = all;
      this.show({
        message:
          "No se pudo guardar en este equipo: liberar espacio y seguir escribiendo para intentarlo otra vez.",
      });
    }
  }

  private async write(
    changed: readonly { readonly field: string; readonly value: unknown }[],
  ): Promise<void> {
    const grow = (operation: QueuedOperation) => {
      const standing = byField(this.heads());
      const writes = new Map(writesOf(operation.payload).map((write) => [write.field, write]));
      for (const { field, value } of changed) {
        const over = writes.get(field)?.over ?? (standing.get(field) ?? []).map(({ opId }) => opId);
        writes.set(field, { field, value, over: over.filter((opId) => opId !== operation.opId) });
      }
      const grown = { ...operation, payload: { writes: [...writes.values()] } };
      this.queue = [...this.queue.filter(({ opId }) => opId !== grown.opId), grown];
      return grown;
    };
    const isGrown =
      this.openId !== null &&
      (await this.device.update(this.openId, (current) =>
        current?.stage === "open" ? grow(current) : null,
      ));
    if (isGrown) return;
    const begun = await this.begin();
    this.openId = begun.opId;
    await this.device.update(begun.opId, () => grow(begun));
  }

  private async begin(): Promise<QueuedOperation> {
    return {
      ...{
        opId: v7(),
        entityId: this.visitId,
        kind: "observation.write",
        stage: "open",
        digest: null,
        after: [],
      },
      ...{
        baseVersion: this.base.version,
        zone: this.zone,
        payload: { writes: [] as readonly FieldWrite[] },
      },
      capturedAt: new Date(this.device.environment.now()).toISOString(),
      sequence: await this.device.nextSequence(),
    };
  }

  private heads(): readonly FieldHead[] {
    const written = this.queue.map(({ opId, payload }) => ({ opId, writes: writesOf(payload) }));
    return headsAfter(this.base.heads, [...this.held, ...written]);
  }

  private async reload(): Promise<void> {
    const { steps } = this;
    await this.stored();
    if (this.isClosed) return;
    const [base, queue, ledger] = await Promise.all([
      this.device.lesson(this.visitId),
      this.device.queueOf(this.visitId),
      this.device.ledgerOf(this.visitId),
    ]);
    // What was written meanwhile is on screen already and brings the next reading.
    if (steps !== this.steps || this.unwritten.length > 0) return;
    this.base = base;
    this.queue = queue;
    this.held = ledger.flatMap(({ opId, outcome, payload }) =>
      outcome === "held" && payload !== null ? [{ opId, writes: writesOf(payload) }] : [],
    );
    const heads = this.heads();
    const told = ledger.toSorted((a, b) => (a.at < b.at ? 1 : -1));
    const isWaiting = (kind: QueuedOperation["kind"]) => queue.some((one) => one.kind === kind);
    const isRegistered = base.state !== "none" && base.state !== "draft";
    this.show({
      content: contentOf(heads),
      conflicts: conflictsOf(heads),
      stage:
        base.state === "shared" || base.state === "acknowledged"
          ? "shared"
          : isRegistered
            ? "registered"
            : isWaiting("observation.register")
              ? "registering"
              : "draft",
      unsent: queue.length,
      unsentSince: queue[0]?.capturedAt ?? null,
      receipt: told[0]?.receipt ?? null,
      message: told[0]?.message ?? null,
    });
  }

  /** Holds the lesson for this tab as long as it is open; without locks in the browser every tab writes. */
  private async take(isStealing = false): Promise<void> {
    const { locks } = this.device.environment;
    if (!locks) return this.show({ access: "writing" });
    const name = `acompana-lesson-${this.visitId}`;
    await new Promise<void>((settled) => {
      const options = isStealing ? { steal: true } : { ifAvailable: true };
      locks
        .request(name, options, (lock) => {
          this.show({ access: lock ? "writing" : "reading" });
          settled();
          return lock ? new Promise<void>((leave) => (this.leave = leave)) : undefined;
        })
        .catch(() => this.show({ access: "reading" }));
    });
  }

  private show(change: Partial<DraftSnapshot>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }
}

const notText = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\0/g;

/** Text that a database can hold: no NUL and no half of a pair of code units. */
function clean(step: DraftStep): DraftStep {
  return JSON.parse(JSON.stringify(step), (_key, value: unknown) =>
    typeof value === "string" ? value.replace(notText, "") : value,
  ) as DraftStep;
}
