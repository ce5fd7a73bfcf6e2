import type {
  LessonContext,
  LessonTraces,
  NoteView,
  ObservationContent,
  PhotoView,
  RatingView,
  SliceView,
  TallyView,
} from "../schema/observation";

/** A note is never timed later than this after the start: beyond it the clock says nothing about the lesson. */
const longestLessonSeconds = 3 * 60 * 60;

/** What a person does to a draft, one step at a time. */
export type DraftStep =
  | { readonly kind: "note_added"; readonly note: NoteView }
  | { readonly kind: "note_changed"; readonly note: NoteView }
  | { readonly kind: "note_removed"; readonly noteId: string }
  | { readonly kind: "rated"; readonly indicatorId: string; readonly level: number | null }
  | { readonly kind: "counted"; readonly indicatorId: string; readonly amount: number }
  | { readonly kind: "rating_cleared"; readonly indicatorId: string }
  | { readonly kind: "citation_switched"; readonly indicatorId: string; readonly noteId: string }
  | { readonly kind: "context_changed"; readonly context: Partial<LessonContext> }
  | { readonly kind: "tallied"; readonly tally: TallyView }
  | { readonly kind: "sliced"; readonly slice: SliceView }
  | { readonly kind: "photo_added"; readonly photo: PhotoView }
  | { readonly kind: "photo_captioned"; readonly photoId: string; readonly caption: string }
  | { readonly kind: "trace_removed"; readonly part: keyof LessonTraces; readonly id: string };

/** The draft after one step. A note that becomes private or goes away is cited nowhere; notes stay in the order of the lesson. */
export function afterStep(content: ObservationContent, step: DraftStep): ObservationContent {
  switch (step.kind) {
    case "note_added":
      return { ...content, notes: inOrder([...content.notes, step.note]) };
    case "note_changed": {
      const notes = content.notes.map((note) => (note.id === step.note.id ? step.note : note));
      const changed = { ...content, notes: inOrder(notes) };
      return step.note.noteClass === "low_inference" ? changed : withoutCitations(changed, step.note.id);
    }
    case "note_removed": {
      const notes = content.notes.filter((note) => note.id !== step.noteId);
      return withoutCitations({ ...content, notes }, step.noteId);
    }
    case "rated":
      return withRating(content, step.indicatorId, ({ amount: _, ...rating }) => ({
        ...rating,
        level: step.level,
        noteIds: step.level === null ? [] : rating.noteIds,
      }));
    case "counted":
      return withRating(content, step.indicatorId, (rating) => ({
        ...{ ...rating, level: null, amount: step.amount },
      }));
    case "rating_cleared": {
      const ratings = content.ratings.filter((rating) => rating.indicatorId !== step.indicatorId);
      return { ...content, ratings };
    }
    case "citation_switched":
      return withRating(content, step.indicatorId, (rating) => ({
        ...rating,
        noteIds: rating.noteIds.includes(step.noteId)
          ? rating.noteIds.filter((noteId) => noteId !== step.noteId)
          : [...rating.noteIds, step.noteId],
      }));
    case "context_changed":
      return { ...content, context: { ...content.context, ...step.context } };
    case "tallied":
      return { ...content, tallies: [...content.tallies, step.tally] };
    case "sliced":
      return { ...content, slices: [...content.slices, step.slice] };
    case "photo_added":
      return { ...content, photos: [...content.photos, step.photo] };
    case "photo_captioned":
      return {
        ...content,
        photos: content.photos.map((photo) =>
          photo.id === step.photoId ? { ...photo, caption: step.caption } : photo,
        ),
      };
    case "trace_removed":
      return { ...content, [step.part]: content[step.part].filter(({ id }) => id !== step.id) };
  }
}

function inOrder(notes: readonly NoteView[]): readonly NoteView[] {
  return [...notes].sort((a, b) => a.offsetSeconds - b.offsetSeconds);
}

function withoutCitations(content: ObservationContent, noteId: string): ObservationContent {
  return {
    ...content,
    ratings: content.ratings.map((rating) => ({
      ...rating,
      noteIds: rating.noteIds.filter((cited) => cited !== noteId),
    })),
  };
}

function withRating(
  content: ObservationContent,
  indicatorId: string,
  change: (rating: RatingView) => RatingView,
): ObservationContent {
  const known = content.ratings.find((rating) => rating.indicatorId === indicatorId);
  const rating = change(known ?? { indicatorId, level: null, noteIds: [] });
  const others = content.ratings.filter((other) => other.indicatorId !== indicatorId);
  return { ...content, ratings: [...others, rating] };
}

/** Seconds into the lesson at a moment; null before it starts, or so long after that the clock says nothing about it. */
export function offsetAt({ startedAt, endedAt }: LessonContext, now: number): number | null {
  if (startedAt === null) return null;
  const until = endedAt === null ? now : Math.min(now, Date.parse(endedAt));
  const seconds = Math.round((until - Date.parse(startedAt)) / 1000);
  return seconds >= 0 && seconds <= longestLessonSeconds ? seconds : null;
}
