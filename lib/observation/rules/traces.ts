import { lessonTraces, type LessonTraces, type ObservationContent } from "../schema/observation";

/** What stands beside the words of a lesson, as it is kept in one field: taps, slices and photos. */
export function tracesOf(stored: unknown): LessonTraces {
  return lessonTraces.parse(stored);
}

/** The part of the content that `tracesOf` reads back. */
export function toTraces({ tallies, slices, photos }: ObservationContent) {
  return {
    tallies: tallies.map((tally) => ({ ...tally })),
    slices: slices.map((slice) => ({ ...slice })),
    photos: photos.map((photo) => ({ ...photo })),
  };
}
