/** What an audit entry says of the one who acted. */
export interface AuditActor {
  readonly kind: "person" | "operator";
  readonly personId: string | null;
}

export interface AuditEvent {
  /** domain.verb in the past tense of the programme: "diagnosis.signed". */
  readonly action: string;
  readonly thingKind: string;
  readonly thingId: string;
  /** null: a matter of the whole platform. */
  readonly territoryId: string | null;
  /** Ids, states, counts: never names, RUT or free text. */
  readonly details?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

export interface ChainReport {
  readonly chain: string;
  readonly entries: number;
  readonly isWhole: boolean;
  /** The first sequence that does not follow from the one before; null if the chain is whole. */
  readonly brokenAt: number | null;
}

/** One entry as the administration reads it. `at` is an ISO instant. */
export interface AuditEntryView {
  readonly id: string;
  readonly at: string;
  readonly territoryName: string;
  readonly actorName: string;
  readonly action: string;
  readonly actionLabel: string;
  readonly thingId: string;
}

/** The chain of what belongs to no territory. */
export const platformChain = "platform";
