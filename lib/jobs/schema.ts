export const jobStates = ["waiting", "running", "done", "failed", "cancelled"] as const;
export type JobState = (typeof jobStates)[number];

export const jobStateLabels: Readonly<Record<JobState, string>> = {
  waiting: "En espera",
  running: "En curso",
  done: "Listo",
  failed: "No se pudo",
  cancelled: "Cancelado",
};

/** Work done later, as whoever asked for it sees it. */
export interface JobView {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  /** What it is doing, in Spanish. */
  readonly stage: string | null;
  readonly progressDone: number;
  /** Null while nobody knows how much there is. */
  readonly progressTotal: number | null;
  /** Times that its process ended under it and it was taken up again. */
  readonly interruptions: number;
  readonly problem: { readonly code: string; readonly message: string } | null;
  readonly result: unknown;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** What a handler is given besides its input: where to say how far it is, and whether it was asked to stop. */
export interface JobRun {
  readonly jobId: string;
  report(progress: {
    readonly stage: string;
    readonly done?: number;
    readonly total?: number;
  }): Promise<void>;
  readonly signal: AbortSignal;
}
