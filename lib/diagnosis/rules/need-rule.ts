import { formatNumber, formatShare } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import { areaOfIndicator } from "@/lib/programme/rules";
import type { FocusAreaView } from "@/lib/programme/schema";
import type { FindingOutcome } from "../schema/needs";
import { priorityOf } from "./priority";

/** What the rule asks for before it says anything of an indicator, and how much it proposes. */
export const needRule = {
  minimumLessons: 3,
  minimumTeachers: 3,
  /** Share of lessons at the two lowest levels from which a need is proposed, whatever the mean. */
  lowShare: 0.5,
  maximumNeeds: 5,
  /** How far below the threshold the mean must be for each urgency. */
  urgencyGaps: { high: 0.75, medium: 0.25 },
  /** Share of observed teachers with a lesson at the two lowest levels for each impact. */
  impactShares: { high: 2 / 3, medium: 1 / 3 },
  feasibility: 2,
} as const;

/** One observed lesson and the level it was given in one indicator; null is "no observado", which is not a level. */
export interface RatedLesson {
  readonly observationId: string;
  readonly teacherId: string;
  readonly level: number | null;
}

export interface IndicatorLessons {
  readonly indicatorId: string;
  readonly code: string;
  readonly title: string;
  /** The values of the indicator's levels. */
  readonly levels: readonly number[];
  readonly lessons: readonly RatedLesson[];
}

/** What the rule makes of one indicator. `meets` says that its level asks for a need. */
export interface Finding {
  readonly indicatorId: string;
  readonly code: string;
  readonly title: string;
  readonly lessons: number;
  readonly teachers: number;
  readonly mean: number | null;
  readonly highestLevel: number;
  readonly lowLessons: number;
  readonly lowTeachers: number;
  readonly verdict: "meets" | "enough" | "too_few";
  readonly observationIds: readonly string[];
}

export interface Proposal {
  readonly indicatorId: string;
  readonly focusAreaId: string;
  readonly statement: string;
  readonly ruleText: string;
  readonly impact: number;
  readonly feasibility: number;
  readonly urgency: number;
  readonly observationIds: readonly string[];
}

type Area = Pick<FocusAreaView, "id" | "parentId" | "indicatorCodes">;

/** What each indicator's lessons say against the programme's threshold. Lessons in which it was not observed do not count. */
export function findingsOf(indicators: readonly IndicatorLessons[], threshold: number): readonly Finding[] {
  return indicators.map((indicator) => findingOf(indicator, threshold));
}

function findingOf({ lessons, levels, ...indicator }: IndicatorLessons, threshold: number): Finding {
  const rated = lessons.flatMap((lesson) =>
    lesson.level === null ? [] : [{ ...lesson, level: lesson.level }],
  );
  const low = rated.filter((lesson) => lowestLevels(levels).includes(lesson.level));
  const mean =
    rated.length === 0 ? null : rated.reduce((sum, lesson) => sum + lesson.level, 0) / rated.length;
  const counts = {
    ...indicator,
    lessons: rated.length,
    teachers: distinctTeachers(rated),
    mean,
    highestLevel: Math.max(...levels),
    lowLessons: low.length,
    lowTeachers: distinctTeachers(low),
    observationIds: rated.map((lesson) => lesson.observationId),
  };
  return { ...counts, verdict: verdictOf(counts, threshold) };
}

function verdictOf(
  found: Pick<Finding, "lessons" | "teachers" | "mean" | "lowLessons">,
  threshold: number,
): Finding["verdict"] {
  if (found.lessons < needRule.minimumLessons || found.teachers < needRule.minimumTeachers) return "too_few";
  if (found.mean === null) return "too_few";
  const isLow = found.mean < threshold || found.lowLessons / found.lessons >= needRule.lowShare;
  return isLow ? "meets" : "enough";
}

/** The two lowest levels of a scale; of a scale of two, only the lowest. */
export function lowestLevels(levels: readonly number[]): readonly number[] {
  const ordered = [...new Set(levels)].sort((a, b) => a - b);
  return ordered.slice(0, Math.min(2, ordered.length - 1));
}

function distinctTeachers(lessons: readonly RatedLesson[]): number {
  return new Set(lessons.map((lesson) => lesson.teacherId)).size;
}

/**
 * The needs that the rule proposes, by priority, then the lowest mean, then the code: at most five, each for an
 * indicator whose level asks for it and in the narrowest focus area that shows it.
 */
export function proposeNeeds(
  findings: readonly Finding[],
  areas: readonly Area[],
  threshold: number,
): readonly Proposal[] {
  return rankedFindings(findings, areas, threshold)
    .slice(0, needRule.maximumNeeds)
    .map(({ finding, area, impact, urgency }) => ({
      indicatorId: finding.indicatorId,
      focusAreaId: area.id,
      statement: statementOf(finding),
      ruleText: ruleTextOf(finding, threshold, { impact, urgency }),
      impact,
      feasibility: needRule.feasibility,
      urgency,
      observationIds: finding.observationIds,
    }));
}

/** What the rule decided for an indicator, once it is known which needs it proposes. */
export function outcomeOf(
  finding: Finding,
  areas: readonly Area[],
  proposals: readonly Proposal[],
): FindingOutcome {
  if (finding.verdict !== "meets") return finding.verdict;
  if (proposals.some((proposal) => proposal.indicatorId === finding.indicatorId)) return "proposed";
  return areaOfIndicator(areas, finding.code) === null ? "no_area" : "beyond_maximum";
}

function rankedFindings(findings: readonly Finding[], areas: readonly Area[], threshold: number) {
  return findings
    .flatMap((finding) => {
      const area = areaOfIndicator(areas, finding.code);
      if (finding.verdict !== "meets" || finding.mean === null || area === null) return [];
      const impact = impactOf(finding);
      const urgency = urgencyOf(finding.mean, threshold);
      const priority = priorityOf({ impact, urgency, feasibility: needRule.feasibility });
      return [{ finding, area, impact, urgency, priority, mean: finding.mean }];
    })
    .sort(
      (a, b) => b.priority - a.priority || a.mean - b.mean || a.finding.code.localeCompare(b.finding.code),
    );
}

function impactOf({ lowTeachers, teachers }: Finding): number {
  const share = lowTeachers / teachers;
  if (share >= needRule.impactShares.high) return 3;
  return share >= needRule.impactShares.medium ? 2 : 1;
}

function urgencyOf(mean: number, threshold: number): number {
  const gap = threshold - mean;
  if (gap >= needRule.urgencyGaps.high) return 3;
  return gap >= needRule.urgencyGaps.medium ? 2 : 1;
}

function statementOf({ lowLessons, lessons, title }: Finding): string {
  const where = `«${title}» aparece en los dos niveles iniciales`;
  return lowLessons === lessons
    ? `En las ${countOf(lessons, "clase observada", "clases observadas")}, ${where}.`
    : `En ${formatNumber(lowLessons)} de ${countOf(lessons, "clase observada", "clases observadas")}, ${where}.`;
}

function ruleTextOf(
  finding: Finding,
  threshold: number,
  { impact, urgency }: { readonly impact: number; readonly urgency: number },
): string {
  const mean = finding.mean ?? threshold;
  const behind = `${countOf(finding.lessons, "clase")} de ${countOf(finding.teachers, "docente")}`;
  const low = `${formatNumber(finding.lowLessons)} de ${formatNumber(finding.lessons)} clases (${formatShare(finding.lowLessons / finding.lessons, { max: 0 })})`;
  const reason =
    mean < threshold
      ? `el promedio, ${formatNumber(mean, { max: 2 })} de ${formatNumber(finding.highestLevel)}, es menor que el umbral del programa, ${formatNumber(threshold, { max: 2 })}`
      : `${low} están en los dos niveles iniciales, la mitad o más`;
  return [
    `La regla la propone porque ${reason}, con ${behind}.`,
    `Impacto ${impact}: ${formatNumber(finding.lowTeachers)} de ${countOf(finding.teachers, "docente")} con alguna clase en esos niveles.`,
    `Urgencia ${urgency}: según cuánto le falta al promedio para el umbral.`,
    `Factibilidad ${needRule.feasibility}: valor inicial, la ajusta la escuela.`,
  ].join(" ");
}
