import "server-only";
import type { Prisma } from "@/lib/db/generated/client";

/** What a need is read with; of each lesson only its day and, to count them, its teacher. */
export const needSelect = {
  id: true,
  statement: true,
  focusAreaId: true,
  rubricIndicatorId: true,
  level: true,
  impact: true,
  feasibility: true,
  urgency: true,
  proposedByRule: true,
  ruleText: true,
  validatedById: true,
  carriedFromId: true,
  focusArea: { select: { name: true, parent: { select: { name: true } } } },
  rubricIndicator: { select: { title: true } },
  evidence: {
    orderBy: [{ sortOrder: "asc" }, { id: "asc" }],
    select: {
      observationId: true,
      schoolIndicatorId: true,
      text: true,
      observation: { select: { visit: { select: { id: true, teacherId: true, plannedOn: true } } } },
    },
  },
} as const satisfies Prisma.NeedSelect;
