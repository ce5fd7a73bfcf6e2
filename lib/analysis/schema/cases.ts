import { z } from "zod";
import { countWithin, numberWithin } from "./typed-number";
import { studyScope, type FeedbackSource, type RelationCaveat, type RunProof } from "./relations";
import type { StudyIdentity, ZoneDto } from "./studies";

/** The kind of job that selects cases. */
export const CASES_JOB = "analysis.cases";

/** `three_in_all`: the strongest of each sign, then the strongest left; `three_of_each`: three positive and three negative. */
export const caseModes = ["three_in_all", "three_of_each"] as const;
export type CaseMode = (typeof caseModes)[number];

export const caseModeLabels: Readonly<Record<CaseMode, string>> = {
  three_in_all: "Tres por zona, mezclando signos",
  three_of_each: "Tres positivos y tres negativos por zona",
};

/** How strong a case is; the four are always shown side by side. */
export const strengthRules = ["minimum", "product", "residual", "sum"] as const;
export type StrengthRule = (typeof strengthRules)[number];

export const strengthRuleLabels: Readonly<Record<StrengthRule, string>> = {
  minimum: "Eslabón más débil: el menor de |F| y |O|",
  product: "Producto |F·O|",
  residual: "Residuo estudentizado de O sobre F",
  sum: "Suma |F| + |O|",
};

export const caseSettings = studyScope.extend({
  /** One grade: results of different grades are not comparable. */
  grade: z.string().max(3).default("2m"),
  mode: z.enum(caseModes).default("three_in_all"),
  strength: z.enum(strengthRules).default("minimum"),
  /** In standard deviations: under it, in either score, a school is near the mean. */
  threshold: numberWithin(0, 3).default(0.5),
  minimumStudents: countWithin(10, 500).default(10),
  /** Years that a school must have, of those chosen. */
  minimumYears: countWithin(1, 8).default(1),
  requiresSameSponsor: z.boolean().default(true),
  /** Of an index of student answers; the public proxy has none. */
  minimumReliability: numberWithin(0, 1).default(0.5),
  /** True: a school low in both may be picked as a positive relation when none high in both is left. */
  includesMirror: z.boolean().default(true),
  /** True: a zone that is short is completed with its strongest schools under the threshold, each of them marked as weak. */
  completesZones: z.boolean().default(true),
  /** IDPS indicators whose mean stands for well-being; without AM, of which the proxy is a part. */
  idps: z
    .array(z.string().max(80))
    .min(1, "Elegir al menos un IDPS.")
    .max(12, "Elegir hasta 12.")
    .default(["idps/cc", "idps/pf"]),
  simce: z
    .array(z.string().max(80))
    .min(1, "Elegir al menos un Simce.")
    .max(4, "Elegir hasta 4.")
    .default(["simce/lect", "simce/mate"]),
  draws: countWithin(100, 2000).default(500),
});
export type CaseRequest = z.input<typeof caseSettings>;
export type CaseSettings = z.output<typeof caseSettings>;

/** F and O high or low; `near_mean` when either stays under the threshold. */
export const quadrants = ["high_high", "low_low", "high_low", "low_high", "near_mean"] as const;
export type Quadrant = (typeof quadrants)[number];

export const quadrantLabels: Readonly<Record<Quadrant, string>> = {
  high_high: "Retroalimentación alta, resultados altos",
  low_low: "Retroalimentación baja, resultados bajos",
  high_low: "Retroalimentación alta, resultados bajos",
  low_high: "Retroalimentación baja, resultados altos",
  near_mean: "Cerca del promedio",
};

export const signs = ["positive", "negative"] as const;
export type Sign = (typeof signs)[number];

export const caseReasonCodes = [
  "picked",
  "picked_weak",
  "reserve",
  "reserve_weak",
  "ranked_below",
  "mirror_not_used",
  "near_mean",
  "few_students",
  "few_years",
  "no_feedback",
  "no_outcome",
  "no_controls",
  "sponsor_changed",
  "sponsor_unknown",
  "low_reliability",
] as const;
export type CaseReasonCode = (typeof caseReasonCodes)[number];

/** Why a school is in or out, as data. Its sentence: `caseReasonText` in the rules. */
export interface CaseReason {
  readonly code: CaseReasonCode;
  /** Place among those of its quadrant, or the number that falls short. */
  readonly value: number | null;
}

export type CaseStatus = "picked" | "reserve" | "not_picked" | "not_eligible";

/** A school of a zone in which the person is a researcher. */
export interface CaseSchool {
  readonly id: string;
  readonly rbd: number;
  readonly name: string;
  readonly communeName: string;
  readonly isRural: boolean;
  /** Students: mean of the years used; null when some year has too few or no file says it. */
  readonly n: number | null;
  readonly years: readonly number[];
  readonly gseGroup: number | null;
  /** Standardised and controlled; null without data. */
  readonly feedbackZ: number | null;
  readonly outcomeZ: number | null;
  readonly quadrant: Quadrant | null;
  readonly sign: Sign | null;
  readonly strengths: Readonly<Record<StrengthRule, number>> | null;
  /** Place in its zone and quadrant, among those eligible. */
  readonly rank: number | null;
  /** As the algorithm left it. */
  readonly status: CaseStatus;
  /** Of the final list: the algorithm's with the confirmed changes. */
  readonly isCase: boolean;
  /** In the order in which they count; each with its sentence. */
  readonly reasons: readonly (CaseReason & { readonly text: string })[];
  /** Share of the bootstrap runs in which it was picked, 0 to 1; null if it is not eligible. */
  readonly stability: number | null;
  /** Picked in under 60 % of the runs. */
  readonly isUnstable: boolean;
}

export type ChangeState = "pending" | "confirmed" | "declined";

/** One school for another, proposed by somebody and confirmed by somebody else. */
export interface CaseChange {
  readonly id: string;
  readonly out: { readonly rbd: number; readonly name: string };
  readonly in: { readonly rbd: number; readonly name: string };
  readonly reason: string;
  readonly state: ChangeState;
  readonly proposedAt: Date;
  readonly proposedByName: string | null;
  readonly decidedAt: Date | null;
  readonly decidedByName: string | null;
  /** True if the person may confirm or decline it: pending, and proposed by somebody else. */
  readonly mayDecide: boolean;
}

export const caseLogKinds = [
  "selected",
  "change_proposed",
  "change_confirmed",
  "change_declined",
  "sealed",
] as const;
export type CaseLogKind = (typeof caseLogKinds)[number];

export const caseLogLabels: Readonly<Record<CaseLogKind, string>> = {
  selected: "Selección calculada",
  change_proposed: "Cambio propuesto",
  change_confirmed: "Cambio confirmado",
  change_declined: "Cambio rechazado",
  sealed: "Lista cerrada",
};

export interface CaseLogEntry {
  readonly id: string;
  readonly at: Date;
  readonly kind: CaseLogKind;
  readonly byName: string | null;
  /** Of a proposal. */
  readonly reason: string | null;
}

/** What the person sees of a zone in which they are a researcher. */
export interface CaseZone extends ZoneDto {
  readonly territoryId: string;
  /** Every school considered: cases, reserves, then by place, then those out. */
  readonly schools: readonly CaseSchool[];
  /** Cases that the zone could not give, by sign in `three_of_each`, in all in `three_in_all`. */
  readonly shortBy: number;
  readonly changes: readonly CaseChange[];
  readonly log: readonly CaseLogEntry[];
  readonly sealedAt: Date | null;
  readonly mayPropose: boolean;
  readonly maySeal: boolean;
}

export interface CaseSelectionSummary extends StudyIdentity {
  readonly source: FeedbackSource;
  readonly grade: string;
  readonly years: readonly number[];
  readonly mode: CaseMode;
}

/** A selection as a researcher of some of its zones reads it: those zones whole, of the others points without a name. */
export interface CaseSelectionView extends CaseSelectionSummary {
  /** True if the person may name and delete it: never once a zone's list is closed. */
  readonly mayKeep: boolean;
  readonly settings: CaseSettings;
  /** Among which schools both scores were standardised and controlled. */
  readonly basis: { readonly kind: "country" | "zones"; readonly schoolCount: number; readonly text: string };
  readonly held: readonly CaseZone[];
  /** Schools of zones in which the person is no researcher. */
  readonly otherPoints: readonly {
    readonly zoneCode: string;
    readonly feedbackZ: number;
    readonly outcomeZ: number;
  }[];
  readonly caveats: readonly RelationCaveat[];
  /** Sentences of method that must be read with the list: regression to the mean, what was drawn again, confidentiality. */
  readonly notes: readonly string[];
  readonly proof: RunProof;
}

const reason = z
  .string()
  .trim()
  .min(20, "Explicar el motivo en una frase o más.")
  .max(1000, "Usar hasta 1000 letras.");

export const changeProposal = z.object({
  selectionId: z.uuid(),
  outSchoolId: z.uuid("Elegir la escuela que sale."),
  inSchoolId: z.uuid("Elegir la escuela que entra."),
  reason,
});
export type ChangeProposal = z.input<typeof changeProposal>;

export const changeDecision = z.object({ changeId: z.uuid(), isConfirmed: z.boolean() });
export type ChangeDecision = z.input<typeof changeDecision>;

export const sealRequest = z.object({ selectionId: z.uuid(), territoryId: z.uuid() });
export type SealRequest = z.input<typeof sealRequest>;
