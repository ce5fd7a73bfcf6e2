import type { DraftReceipt, ObservationContent } from "@/lib/observation/schema/observation";

/** What the server answers to one save. A refusal is in words; a lost connection is a rejected promise instead. */
export type SaveAnswer =
  | Readonly<{ status: "saved"; receipt: DraftReceipt }>
  | Readonly<{ status: "refused"; code: string; message: string }>;

type Refusal = Extract<SaveAnswer, { status: "refused" }>;

export type SaveState =
  | Readonly<{ kind: "saved"; at: string | null }>
  | Readonly<{ kind: "waiting" }>
  | Readonly<{ kind: "saving" }>
  | Readonly<{ kind: "offline" }>
  | Readonly<{ kind: "refused"; message: string }>
  /** Another tab or device stored a later version: nothing is sent any more. */
  | Readonly<{ kind: "stale"; message: string }>;

type Options = Readonly<{
  version: number;
  send: (content: ObservationContent, baseVersion: number) => Promise<SaveAnswer>;
  /** Runs something later and gives the way to call it off. */
  later: (run: () => void, ms: number) => () => void;
}>;

const PAUSE_MS = 1_000;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;

/**
 * Sends the whole draft one second after the last change, one save at a time, each over the version the one before
 * gave. Without a connection it tries again, ever less often; what was not sent stays here. It knows no React.
 */
export class DraftSaver {
  private current: SaveState = { kind: "saved", at: null };
  private version: number;
  private unsent: ObservationContent | null = null;
  private inFlight: Promise<boolean> | null = null;
  private cancelTimer: (() => void) | null = null;
  private retryMs = FIRST_RETRY_MS;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly options: Options) {
    this.version = options.version;
  }

  readonly state = (): SaveState => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The version that the next save, or the final one, stands on. */
  get baseVersion(): number {
    return this.version;
  }

  change(content: ObservationContent): void {
    this.unsent = content;
    if (this.current.kind === "stale" || this.inFlight) return;
    if (this.current.kind !== "offline") this.show({ kind: "waiting" });
    this.schedule(this.current.kind === "offline" ? this.retryMs : PAUSE_MS);
  }

  /** Sends what is unsent now. True once everything written so far is stored. */
  async flush(): Promise<boolean> {
    while (this.inFlight !== null || this.unsent !== null) {
      if (!(await this.attempt())) return false;
    }
    return true;
  }

  stop(): void {
    this.cancelTimer?.();
  }

  private attempt(): Promise<boolean> {
    this.cancelTimer?.();
    if (this.inFlight) return this.inFlight;
    if (this.unsent === null) return Promise.resolve(true);
    if (this.current.kind === "stale") return Promise.resolve(false);
    this.inFlight = this.sendUnsent(this.unsent);
    return this.inFlight;
  }

  private async sendUnsent(content: ObservationContent): Promise<boolean> {
    this.show({ kind: "saving" });
    try {
      return this.settle(content, await this.options.send(content, this.version));
    } catch {
      // The connection failed or the server could not be reached: the draft is whole here and goes out later.
      this.inFlight = null;
      this.show({ kind: "offline" });
      this.tryAgainLater();
      return false;
    }
  }

  private settle(content: ObservationContent, answer: SaveAnswer): boolean {
    this.inFlight = null;
    if (answer.status === "refused") {
      this.refuse(content, answer);
      return false;
    }
    this.retryMs = FIRST_RETRY_MS;
    this.version = answer.receipt.version;
    if (this.unsent === content) {
      this.unsent = null;
      this.show({ kind: "saved", at: answer.receipt.savedAt });
    } else {
      this.show({ kind: "waiting" });
      this.schedule(PAUSE_MS);
    }
    return true;
  }

  /**
   * A fault of ours may pass, such as a database that starts again, and signing in elsewhere makes the next try good;
   * other refusals wait for a change, which may have been made while the answer was on its way.
   */
  private refuse(content: ObservationContent, { code, message }: Refusal): void {
    this.show({ kind: code === "STALE" ? "stale" : "refused", message });
    if (code === "STALE") return;
    if (code === "FAULT") this.tryAgainLater();
    else if (code === "NOT_SIGNED_IN") this.schedule(LONGEST_RETRY_MS);
    else if (this.unsent !== content) this.schedule(PAUSE_MS);
  }

  private tryAgainLater(): void {
    this.schedule(this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, LONGEST_RETRY_MS);
  }

  private schedule(ms: number): void {
    this.cancelTimer?.();
    this.cancelTimer = this.options.later(() => void this.attempt(), ms);
  }

  private show(state: SaveState): void {
    this.current = state;
    for (const listener of this.listeners) listener();
  }
}
