import { z } from "zod";
import { countWithin } from "./typed-number";
import type { StudyIdentity, ZoneDto } from "./studies";

/** The kind of job that relates a feedback score with official results. */
export const RELATIONS_JOB = "analysis.relations";

/** Schools without which a relation is not calculated: fewer say nothing and show everybody. */
export const FEWEST_SCHOOLS = 5;

/** Students under which a school's grade is left out of every calculation and picture. */
export const FEWEST_STUDENTS = 10;

/** Where the feedback score comes from: the public proxy, or an index of student answers. */
export const feedbackSource = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("proxy") }),
  z.object({ kind: z.literal("index"), indexId: z.uuid("Elegir un índice guardado.") }),
]);
export type FeedbackSource = z.output<typeof feedbackSource>;

const seed = countWithin(0, 2_147_483_647).default(20261126);

/** What a run takes from: zones, one dependence or all, and the source of the score. */
export const studyScope = z.object({
  source: feedbackSource.default({ kind: "proxy" }),
  /** Codes of territories. */
  territories: z.array(z.string().max(60)).min(1, "Elegir al menos una zona.").max(20),
  dependence: z.enum(["slep", "todas"]).default("slep"),
  years: z.array(z.number().int().min(2010).max(2100)).min(1, "Elegir al menos un año.").max(8),
  seed,
});

export const relationRequest = studyScope.extend({
  grades: z.array(z.string().max(3)).min(1, "Elegir al menos un nivel.").max(6),
  /** Paths of indicators. */
  outcomes: z.array(z.string().max(80)).min(1, "Elegir al menos un resultado.").max(40),
  draws: countWithin(200, 5000).default(1000),
});
export type RelationRequest = z.input<typeof relationRequest>;
export type RelationOptions = z.output<typeof relationRequest>;

/** What must be read beside a result. Their sentences: `caveatText` in the rules. */
export const relationCaveats = [
  "part_of_am",
  "shared_source",
  "descriptive",
  "wide_interval",
  "no_cause",
  "grade_term",
  "years_averaged",
  "n_from_simce",
  "grade_not_teacher",
  "narrow_spread",
  "many_tests",
  "controls_missing",
  "zones_mixed",
] as const;
export type RelationCaveat = (typeof relationCaveats)[number];

/** A number with its 95 % interval; `q` is its p adjusted for every test of the same method in the run (Benjamini-Hochberg). */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  readonly q: number;
  /** Schools it was calculated on. */
  readonly n: number;
}

/** The methods by which each relation is estimated, in the order in which they are shown. */
export const relationMethods = ["pearson", "spearman", "partial", "weighted", "robust"] as const;
export type RelationMethod = (typeof relationMethods)[number];

export const relationMethodLabels: Readonly<Record<RelationMethod, string>> = {
  pearson: "r de Pearson",
  spearman: "ρ de Spearman",
  partial: "r parcial (GSE y ruralidad)",
  weighted: "Regresión ponderada por estudiantes",
  robust: "Regresión con errores HC3",
};

export interface OutcomeDto {
  readonly path: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: "idps" | "simce";
}

/** The feedback score against one result, in one zone or all, one grade or all, one year or the average of all. */
export interface RelationTest {
  /** Stable within the run. */
  readonly key: string;
  /** Null: the zones of the run together. */
  readonly zone: ZoneDto | null;
  /** Null: the grades together, with a term for each. */
  readonly grade: string | null;
  /** Null: each school's average of the years it has. */
  readonly year: number | null;
  readonly outcome: OutcomeDto;
  /** Schools (× grades) with both numbers. */
  readonly n: number;
  /** Left out, by why. */
  readonly without: { readonly fewStudents: number; readonly feedback: number; readonly outcome: number };
  /** `too_few`: under FEWEST_SCHOOLS; `no_spread`: one of the two does not vary. In both every estimate is null. */
  readonly status: "ok" | "too_few" | "no_spread";
  /** Null where it could not be calculated: too few degrees of freedom, or no control varies. */
  readonly estimates: Readonly<Record<RelationMethod, Estimate | null>>;
  readonly caveats: readonly RelationCaveat[];
}

/** A school's grade in a scatter. `school` is null where the person holds no role of researcher: a point without a name. */
export interface RelationPoint {
  readonly school: { readonly id: string; readonly rbd: number; readonly name: string } | null;
  readonly zoneCode: string;
  readonly grade: string;
  /** Null: the average of the years. */
  readonly year: number | null;
  /** Students; of an average, the mean of its years. Never under FEWEST_STUDENTS. */
  readonly n: number;
  /** 0 to 100. */
  readonly feedback: number;
  /** By path; null: no number, or too few students behind it. */
  readonly outcomes: Readonly<Record<string, number | null>>;
  readonly gseGroup: number | null;
  readonly isRural: boolean;
}

/** What identifies the calculation so that anybody can do it again. */
export interface RunProof {
  /** sha256 of the data it was calculated from, in canonical form. */
  readonly inputDigest: string;
  /** sha256 of what came out: the same input, options and version give the same. */
  readonly resultDigest: string;
  readonly codeVersion: string;
  readonly seed: number;
}

export interface RelationRunSummary extends StudyIdentity {
  readonly source: FeedbackSource;
  readonly grades: readonly string[];
  readonly years: readonly number[];
  readonly testCount: number;
}

export interface RelationRunView extends RelationRunSummary {
  /** True if the person may name and delete it. */
  readonly mayKeep: boolean;
  readonly options: RelationOptions;
  readonly outcomes: readonly OutcomeDto[];
  /** All of them, by zone (together first), grade, year and outcome. */
  readonly tests: readonly RelationTest[];
  readonly points: readonly RelationPoint[];
  /** What holds for the whole run. */
  readonly caveats: readonly RelationCaveat[];
  readonly proof: RunProof;
}

/** What may be asked for: of a grade and year, how many schools of the zones have the public proxy and Simce. */
export interface StudyChoices {
  /** Every territory, and whether the person is a researcher of it. */
  readonly zones: readonly (ZoneDto & { readonly isHeld: boolean })[];
  readonly applications: readonly {
    readonly grade: string;
    readonly year: number;
    readonly schoolCount: number;
  }[];
  /** IDPS indicators and dimensions, then Simce, in the publisher's order. */
  readonly outcomes: readonly OutcomeDto[];
  readonly defaults: { readonly relations: RelationRequest };
}
