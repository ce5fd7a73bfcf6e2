import { z } from "zod";

export const pairVisitInput = z.object({
  /** Of the pair and of the second visit; made by the form, so that sending twice makes one. */
  id: z.uuid(),
  secondVisitId: z.uuid(),
  visitId: z.uuid(),
  observerId: z.uuid("Elegir a la segunda persona que observa."),
});
export type PairVisitInput = z.input<typeof pairVisitInput>;

/** A figure with its 95 % interval; null where so few or so equal ratings give none. */
export interface Interval {
  readonly value: number;
  readonly ci95: readonly [number, number] | null;
}

/** How far two people gave the same levels. `n` counts the times that both gave one. */
export interface AgreementFigures {
  readonly n: number;
  readonly exact: number;
  readonly withinOne: number;
  /** Times that one of the two did not see what the other valued. */
  readonly oneSided: number;
  /** Cohen's kappa with quadratic weights. */
  readonly kappa: Interval | null;
  /** ICC(A,1). */
  readonly icc: Interval | null;
}

export interface IndicatorAgreement extends AgreementFigures {
  readonly indicatorId: string;
  readonly code: string;
  readonly title: string;
  readonly rubricName: string;
}

export interface ObserverAgreement extends AgreementFigures {
  readonly personId: string;
  readonly name: string;
  readonly pairs: number;
}

export interface PairView {
  readonly id: string;
  readonly plannedOn: string;
  readonly plannedAt: string;
  readonly subject: string;
  readonly classGroup: string;
  readonly schoolName: string;
  readonly teacherName: string;
  readonly observers: readonly {
    readonly name: string;
    readonly isSelf: boolean;
    readonly isRegistered: boolean;
  }[];
  /** "waiting" until both are registered: then, and only then, it can be compared. */
  readonly state: "waiting" | "complete";
  /** Own levels beside the other's, for its two observers alone. */
  readonly comparison: readonly PairedLevel[] | null;
}

export interface PairedLevel {
  readonly code: string;
  readonly title: string;
  /** In the order of `observers`; null: "no observado". */
  readonly levels: readonly [number | null, number | null];
}

export interface AgreementReport {
  readonly pairs: readonly PairView[];
  readonly completePairs: number;
  readonly indicators: readonly IndicatorAgreement[];
  /** For the coordination; empty for observers, who see their own pairs. */
  readonly observers: readonly ObserverAgreement[];
}

/** A planned visit that a second person could observe. */
export interface PairableVisit {
  readonly id: string;
  readonly label: string;
  readonly observers: readonly { readonly id: string; readonly name: string }[];
}
