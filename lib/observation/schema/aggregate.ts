import { z } from "zod";
import type { ObservationState, RubricScale, VisitPurpose } from "./words";

const period = { from: z.iso.date(), to: z.iso.date() };

export const coverageRequest = z.object({ schoolId: z.uuid(), ...period });
export type CoverageRequest = z.input<typeof coverageRequest>;

export const distributionRequest = z.object({ schoolId: z.uuid(), rubricVersionId: z.uuid(), ...period });
export type DistributionRequest = z.input<typeof distributionRequest>;

export const indicatorLevelsRequest = z.object({ teacherId: z.uuid(), indicatorId: z.uuid() });
export type IndicatorLevelsRequest = z.input<typeof indicatorLevelsRequest>;

export interface DepartmentCoverage {
  /** null: the posts name no department. */
  readonly department: string | null;
  readonly teachers: number;
  readonly observed: number;
  readonly missing: readonly { readonly id: string; readonly name: string }[];
}

/** "8 de 14 docentes observados", and who is missing; never what was seen. */
export interface Coverage {
  readonly teachers: number;
  readonly observed: number;
  /** Shared observations made for diagnosis, of any teacher of the school in the period. */
  readonly observations: number;
  readonly departments: readonly DepartmentCoverage[];
}

export interface LevelCount {
  readonly value: number;
  readonly label: string;
  /** null where there are too few teachers to show it. */
  readonly count: number | null;
}

export interface IndicatorDistribution {
  readonly indicatorId: string;
  readonly code: string;
  readonly title: string;
  readonly sectionCode: string;
  readonly sectionTitle: string;
  readonly levels: readonly LevelCount[];
  readonly notObserved: number | null;
  /** Observations that gave a level. */
  readonly observations: number;
  /** Teachers behind those levels. */
  readonly teachers: number;
  /** Mean level of those observations; null without any, or with too few teachers. */
  readonly mean: number | null;
  /** True: so few teachers that the counts would tell who got which level. */
  readonly isSuppressed: boolean;
}

export interface Distribution {
  readonly rubricVersionId: string;
  readonly rubricName: string;
  readonly minimumTeachers: number;
  readonly observations: number;
  readonly teachers: number;
  readonly indicators: readonly IndicatorDistribution[];
}

/** One step of a teacher's trail on one indicator. */
export interface IndicatorLevel {
  readonly observationId: string;
  readonly visitId: string;
  readonly plannedOn: string;
  readonly purpose: VisitPurpose;
  readonly state: ObservationState;
  readonly level: number | null;
  readonly label: string;
  /** Low-inference notes cited. */
  readonly noteCount: number;
}

/** How often a level of an indicator was given in a school. Null where fewer than three teachers stand behind the indicator. */
export interface RatingCount {
  readonly territoryName: string;
  readonly rbd: number;
  readonly schoolName: string;
  readonly rubricCode: string;
  readonly rubricName: string;
  readonly version: number;
  readonly indicatorCode: string;
  readonly indicatorTitle: string;
  readonly scale: RubricScale;
  /** Null: "no observado", or a number in its place. */
  readonly level: number | null;
  readonly levelLabel: string | null;
  readonly lessons: number | null;
  /** Times or minutes, of a scale that counts; null for the others. */
  readonly meanAmount: number | null;
  readonly isSuppressed: boolean;
}
