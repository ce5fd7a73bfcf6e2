import "server-only";
import type { Actor } from "@/lib/access/schema";
import type { Tx } from "@/lib/db/transaction";
import { shareWithin } from "@/lib/observation/commands/conversation";
import {
  lockWrittenVisit,
  readHeads,
  writeLesson,
  type WrittenVisit,
} from "@/lib/observation/commands/fields";
import { registerWithin } from "@/lib/observation/commands/register";
import { planVisitOnTheSpot } from "@/lib/observation/commands/visit";
import type { FieldsOfOperation } from "@/lib/observation/rules/written-fields";
import { contentOf } from "@/lib/observation/rules/fields";
import { conflictsOf } from "@/lib/observation/rules/merge";
import { territoryHeldBefore } from "../queries/past-rights";
import { writesOf } from "../rules/read-operation";
import { applied, heldFor, heldWords, isWaiting } from "../rules/verdicts";
import type { Operation } from "../schema/protocol";
import { attempt, wordsOf } from "./attempt";
import type { KnownOperation, Verdict } from "./ledger";

interface Lesson {
  readonly visitId: string;
  readonly visit: WrittenVisit | null;
  readonly known: ReadonlyMap<string, KnownOperation>;
}

/** An operation that waits for another, and the device it came from. */
export interface Waiting {
  readonly operation: Operation;
  readonly device: string;
}

/** One visit while its operations are done, inside their transaction. Words are gathered and stored together. */
export class LessonWriter {
  visit: WrittenVisit | null;
  /** True once something was done that another operation may have waited for. */
  private hasDone = false;
  private wouldBeIn: string | null = null;
  private readonly isIn: Set<string>;
  private readonly unstored: FieldsOfOperation[] = [];
  private readonly fields = new Map<string, readonly string[]>();

  constructor(
    private readonly actor: Actor,
    private readonly tx: Tx,
    private readonly lesson: Lesson,
  ) {
    this.visit = lesson.visit;
    const isDone = ({ outcome }: KnownOperation) => outcome === "applied" || outcome === "conflict";
    this.isIn = new Set([...lesson.known.values()].filter(isDone).map(({ opId }) => opId));
  }

  /** The fields that an operation wrote here. */
  fieldsOf(opId: string): readonly string[] {
    return this.fields.get(opId) ?? [];
  }

  /** Where the lesson is; of one that is not planned, where it would have been. */
  get territoryId(): string | null {
    return this.visit?.territoryId ?? this.wouldBeIn;
  }

  /** Does one operation, or says why it waits or is refused. */
  async take(operation: Operation, device: string): Promise<Verdict> {
    const verdict = operation.after.every((opId) => this.isIn.has(opId))
      ? await this.decide(operation, device)
      : heldFor("missing");
    if (verdict.outcome === "applied") {
      this.isIn.add(operation.opId);
      this.hasDone = true;
    }
    return verdict;
  }

  /** Tries what waits again and again, until nothing more comes of it; only after something was done, unless told to begin with it. */
  async takeWaiting(
    waiting: readonly Waiting[],
    { isFirst = false }: { readonly isFirst?: boolean } = {},
  ): Promise<ReadonlyMap<string, Verdict>> {
    const settled = new Map<string, Verdict>();
    for (let isMoving = this.hasDone || isFirst; isMoving;) {
      isMoving = false;
      for (const { operation, device } of waiting) {
        if (settled.has(operation.opId)) continue;
        const verdict = await this.take(operation, device);
        if (isWaiting(verdict)) continue;
        settled.set(operation.opId, verdict);
        isMoving = true;
      }
    }
    return settled;
  }

  /** Stores the words gathered so far, as one change with one audit entry. */
  async flush(): Promise<void> {
    const written = this.unstored.splice(0);
    if (written.length === 0 || this.visit === null) return;
    const observation = await writeLesson(this.actor, this.tx, { visit: this.visit, operations: written });
    this.visit = { ...this.visit, observation };
  }

  private async decide(operation: Operation, device: string): Promise<Verdict> {
    if (operation.kind === "visit.plan") return this.plan(operation);
    if (operation.kind === "session.record") return { outcome: "rejected", message: heldWords.unknown };
    if (this.visit === null) return heldFor("missing");
    if (!this.visit.isReached) return heldFor("grant_ended");
    switch (operation.kind) {
      case "observation.write":
      case "observation.resolve":
        return this.write(operation, device);
      case "observation.register":
        return this.register();
      case "observation.share":
        return this.share();
    }
  }

  private async plan(operation: Extract<Operation, { kind: "visit.plan" }>): Promise<Verdict> {
    if (this.visit !== null) return applied;
    const { payload, entityId } = operation;
    const refusal = await attempt(this.tx, async () => {
      await planVisitOnTheSpot(this.actor, this.tx, { ...payload, id: entityId });
    });
    if (refusal === null) {
      this.visit = await lockWrittenVisit(this.actor, this.tx, entityId);
      return applied;
    }
    if (refusal.code === "NOT_FOUND" || refusal.code === "FORBIDDEN") {
      this.wouldBeIn = await territoryHeldBefore(this.actor, this.tx, payload.schoolId);
    }
    if (this.wouldBeIn !== null) return heldFor("grant_ended");
    return { outcome: "rejected", message: wordsOf(refusal) };
  }

  private write(operation: Operation, device: string): Verdict {
    const state = this.visit?.observation?.state ?? "draft";
    if (state !== "draft" || this.visit?.isCancelled) return heldFor("late");
    const { opId, capturedAt } = operation;
    const writes = writesOf(operation);
    this.unstored.push({ opId, capturedAt, device, writes });
    this.fields.set(
      opId,
      writes.map(({ field }) => field),
    );
    return applied;
  }

  private async register(): Promise<Verdict> {
    await this.flush();
    const visit = this.visit;
    if (!visit?.observation) return heldFor("missing");
    if (visit.observation.state !== "draft") return applied;
    const heads = await readHeads(this.actor, this.tx, visit.id);
    if (conflictsOf(heads).length > 0) return heldFor("conflict");
    const refusal = await attempt(this.tx, async () => {
      await registerWithin(this.actor, this.tx, { visit, content: contentOf(heads) });
    });
    if (refusal !== null) return { outcome: "rejected", message: wordsOf(refusal) };
    this.visit = { ...visit, observation: { ...visit.observation, state: "saved" } };
    return applied;
  }

  private async share(): Promise<Verdict> {
    await this.flush();
    const observation = this.visit?.observation;
    if (!this.visit || !observation || observation.state === "draft") return heldFor("missing");
    if (observation.state !== "saved") return applied;
    const refusal = await attempt(this.tx, () => shareWithin(this.actor, this.tx, observation.id));
    if (refusal !== null) return { outcome: "rejected", message: wordsOf(refusal) };
    this.visit = { ...this.visit, observation: { ...observation, state: "shared" } };
    return applied;
  }
}
