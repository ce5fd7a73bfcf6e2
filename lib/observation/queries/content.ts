import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { isGradeCode } from "@/lib/format/grade";
import { tracesOf } from "../rules/traces";
import type { ObservationContent } from "../schema/observation";

/** What a lesson's content is read from; `toContent` makes the content of such a row. */
export const contentSelect = {
  lessonObjective: true,
  studentsPresent: true,
  pieStudents: true,
  grades: true,
  traces: true,
  startedAt: true,
  endedAt: true,
  notes: {
    orderBy: [{ offsetSeconds: "asc" }, { createdAt: "asc" }, { id: "asc" }],
    select: { id: true, offsetSeconds: true, speaker: true, noteClass: true, text: true },
  },
  ratings: {
    orderBy: { indicator: { sortOrder: "asc" } },
    select: {
      indicatorId: true,
      level: true,
      amount: true,
      evidence: { select: { noteId: true }, orderBy: { noteId: "asc" } },
    },
  },
} as const satisfies Prisma.ObservationSelect;

type ContentRow = Prisma.ObservationGetPayload<{ select: typeof contentSelect }>;

/** The content of a row read with `contentSelect`, its notes in the order of the lesson. */
export function toContent(row: ContentRow): ObservationContent {
  return {
    notes: row.notes,
    ratings: row.ratings.map(({ indicatorId, level, amount, evidence }) => ({
      indicatorId,
      level,
      ...(amount !== null && { amount }),
      noteIds: evidence.map(({ noteId }) => noteId),
    })),
    context: {
      lessonObjective: row.lessonObjective,
      studentsPresent: row.studentsPresent,
      pieStudents: row.pieStudents,
      grades: row.grades.filter(isGradeCode),
      startedAt: row.startedAt?.toISOString() ?? null,
      endedAt: row.endedAt?.toISOString() ?? null,
    },
    ...tracesOf(row.traces),
  };
}
