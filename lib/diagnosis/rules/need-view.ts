import { fromUtcMidnight } from "@/lib/format/civil-date";
import { areaLabel } from "@/lib/programme/rules";
import type { NeedLevel, NeedView } from "../schema/needs";
import { certaintyOf, priorityOf } from "./priority";

interface EvidenceRow {
  readonly observationId: string | null;
  readonly schoolIndicatorId: string | null;
  readonly text: string | null;
  readonly observation: {
    readonly visit: { readonly id: string; readonly teacherId: string; readonly plannedOn: Date };
  } | null;
}

/** A need as it is stored, with its evidence. */
export interface NeedRow {
  readonly id: string;
  readonly statement: string;
  readonly focusAreaId: string;
  readonly rubricIndicatorId: string | null;
  readonly level: NeedLevel;
  readonly impact: number;
  readonly feasibility: number;
  readonly urgency: number;
  readonly proposedByRule: boolean;
  readonly ruleText: string | null;
  readonly validatedById: string | null;
  readonly carriedFromId: string | null;
  readonly focusArea: { readonly name: string; readonly parent: { readonly name: string } | null };
  readonly rubricIndicator: { readonly title: string } | null;
  readonly evidence: readonly EvidenceRow[];
}

/** A need as it is shown: its lessons by number and days, never by whose they were. */
export function toNeedView(row: NeedRow, teachersTotal: number): NeedView {
  const lessons = lessonsOf(row);
  const figures = row.evidence.flatMap(({ schoolIndicatorId, text }) =>
    schoolIndicatorId === null ? [] : [{ id: schoolIndicatorId, words: text ?? "" }],
  );
  return {
    id: row.id,
    statement: row.statement,
    areaId: row.focusAreaId,
    areaLabel: areaLabel(row.focusArea),
    indicatorId: row.rubricIndicatorId,
    indicatorTitle: row.rubricIndicator?.title ?? null,
    level: row.level,
    impact: row.impact,
    feasibility: row.feasibility,
    urgency: row.urgency,
    priority: priorityOf(row),
    proposedByRule: row.proposedByRule,
    ruleText: row.ruleText,
    isValidated: row.validatedById !== null,
    carriedFromId: row.carriedFromId,
    certainty: certaintyOf({
      teachers: lessons?.teachers ?? 0,
      lessons: lessons?.count ?? 0,
      teachersTotal,
      figures: figures.length,
    }),
    lessons,
    figures,
    written: row.evidence.find(isInWords)?.text ?? null,
  };
}

function isInWords(evidence: EvidenceRow): boolean {
  return evidence.observationId === null && evidence.schoolIndicatorId === null;
}

function lessonsOf({ evidence }: NeedRow): NeedView["lessons"] {
  const visits = evidence.flatMap(({ observation }) => (observation === null ? [] : [observation.visit]));
  const days = visits.map((visit) => fromUtcMidnight(visit.plannedOn)).sort();
  const [firstOn] = days;
  const lastOn = days.at(-1);
  if (firstOn === undefined || lastOn === undefined) return null;
  const teachers = new Set(visits.map((visit) => visit.teacherId)).size;
  return { count: visits.length, teachers, firstOn, lastOn };
}
