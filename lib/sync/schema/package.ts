import type { AgendaItem, CitableObservation, CycleSummary, StepView } from "@/lib/coaching/schema/views";
import type { FieldHead } from "@/lib/observation/schema/fields";
import type { NoteView } from "@/lib/observation/schema/observation";
import type { RubricVersionView } from "@/lib/observation/schema/rubric";
import type { ObservableTeacher, VisitView } from "@/lib/observation/schema/visit";

/** A lesson that is not registered, as the server knows it. */
export interface PackedLesson {
  readonly visitId: string;
  readonly version: number;
  readonly state: "none" | "draft";
  readonly heads: readonly FieldHead[];
}

/** What the person wrote in a lesson before, to be read again. */
export interface EarlierNotes {
  readonly visitId: string;
  readonly plannedOn: string;
  readonly teacherId: string;
  readonly teacherName: string;
  readonly subject: string;
  readonly classGroup: string;
  readonly notes: readonly NoteView[];
}

/** A session to be recorded, with what its form needs. */
export interface PackedSession extends AgendaItem {
  readonly activeStep: StepView | null;
  readonly citable: readonly CitableObservation[];
}

/** What a person needs for a day without a signal; nothing of anybody else's. */
export interface OfflinePackage {
  readonly person: { readonly id: string; readonly name: string };
  /** ISO instant. */
  readonly madeAt: string;
  readonly visits: readonly VisitView[];
  readonly lessons: readonly PackedLesson[];
  readonly rubrics: readonly RubricVersionView[];
  readonly teachers: readonly ObservableTeacher[];
  readonly sessions: readonly PackedSession[];
  readonly cycles: readonly (CycleSummary & { readonly activeStep: StepView | null })[];
  readonly earlier: readonly EarlierNotes[];
}
