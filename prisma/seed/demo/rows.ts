import type { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";

/** Invented rows on their way to the database, by table: stored together, in the order in which they point at each other. */
export interface DemoRows {
  readonly visits: Prisma.VisitCreateManyInput[];
  readonly observations: Prisma.ObservationCreateManyInput[];
  readonly notes: Prisma.EvidenceNoteCreateManyInput[];
  readonly ratings: Prisma.RatingCreateManyInput[];
  readonly ratingEvidence: Prisma.RatingEvidenceCreateManyInput[];
  readonly revisions: Prisma.ObservationRevisionCreateManyInput[];
  /** Observations that are frozen once their notes and ratings are there. */
  readonly acknowledged: string[];
  readonly cycles: Prisma.CycleCreateManyInput[];
  readonly sessions: Prisma.CoachingSessionCreateManyInput[];
  readonly feedback: Prisma.FeedbackRecordCreateManyInput[];
  readonly feedbackEvidence: Prisma.FeedbackEvidenceCreateManyInput[];
  readonly modelling: Prisma.ModellingRecordCreateManyInput[];
  readonly steps: Prisma.ActionStepCreateManyInput[];
  readonly closings: Prisma.ClosingCreateManyInput[];
}

export function newRows(): DemoRows {
  return {
    visits: [],
    observations: [],
    notes: [],
    ratings: [],
    ratingEvidence: [],
    revisions: [],
    acknowledged: [],
    cycles: [],
    sessions: [],
    feedback: [],
    feedbackEvidence: [],
    modelling: [],
    steps: [],
    closings: [],
  };
}

export async function insertRows(tx: Tx, rows: DemoRows): Promise<void> {
  await tx.visit.createMany({ data: rows.visits });
  await tx.observation.createMany({ data: rows.observations });
  await tx.evidenceNote.createMany({ data: rows.notes });
  await tx.rating.createMany({ data: rows.ratings });
  await tx.ratingEvidence.createMany({ data: rows.ratingEvidence });
  await tx.observationRevision.createMany({ data: rows.revisions });
  await tx.observation.updateMany({
    where: { id: { in: rows.acknowledged } },
    data: { state: "acknowledged" },
  });
  await tx.cycle.createMany({ data: rows.cycles });
  await tx.coachingSession.createMany({ data: rows.sessions });
  await tx.feedbackRecord.createMany({ data: rows.feedback });
  await tx.feedbackEvidence.createMany({ data: rows.feedbackEvidence });
  await tx.modellingRecord.createMany({ data: rows.modelling });
  await tx.actionStep.createMany({ data: rows.steps });
  await tx.closing.createMany({ data: rows.closings });
}
