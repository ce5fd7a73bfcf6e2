import { joinWords } from "@/lib/format/text";
import type { ObservationContent, RatingView } from "../schema/observation";
import { countsAmount, type RubricScale } from "../schema/words";

/** What the rules need of an indicator. */
export interface RatedIndicator {
  readonly id: string;
  readonly code: string;
  readonly scale: RubricScale;
  readonly levels: readonly { readonly value: number }[];
}

export type Missing =
  | { readonly kind: "start" }
  | { readonly kind: "end" }
  | { readonly kind: "order" }
  | { readonly kind: "notes" }
  | { readonly kind: "levels" }
  | { readonly kind: "evidence"; readonly indicatorId: string; readonly code: string };

/** True of a rating that says something: a level, or how many. "No observado" says nothing of the kind. */
export function isRated({ level, amount }: Pick<RatingView, "level" | "amount">): boolean {
  return level !== null || amount !== undefined;
}

/**
 * What an observation still needs before it can be saved: its start and end, one note of what was seen or heard, one
 * rating, and for each level at least one cited low-inference note; what is counted is seen itself. Empty when complete.
 */
export function missingToSave(
  content: ObservationContent,
  indicators: readonly RatedIndicator[],
): readonly Missing[] {
  const { startedAt, endedAt } = content.context;
  const seen = new Set(
    content.notes.filter((note) => note.noteClass === "low_inference").map((note) => note.id),
  );
  const levels = new Map(content.ratings.map((rating) => [rating.indicatorId, rating]));
  const missing: Missing[] = [];
  if (startedAt === null) missing.push({ kind: "start" });
  if (endedAt === null) missing.push({ kind: "end" });
  if (startedAt !== null && endedAt !== null && Date.parse(endedAt) <= Date.parse(startedAt)) {
    missing.push({ kind: "order" });
  }
  if (seen.size === 0) missing.push({ kind: "notes" });
  if (!content.ratings.some(isRated)) missing.push({ kind: "levels" });
  for (const { id, code } of indicators) {
    const rating = levels.get(id);
    if (!rating || rating.level === null || rating.noteIds.some((noteId) => seen.has(noteId))) continue;
    missing.push({ kind: "evidence", indicatorId: id, code });
  }
  return missing;
}

/** The missing things as sentences, the indicators without evidence in one: "Faltan evidencias para C9.1 y B5.2." */
export function sayMissing(missing: readonly Missing[]): readonly string[] {
  const codes = missing.flatMap((thing) => (thing.kind === "evidence" ? [thing.code] : []));
  const sentences = missing.flatMap((thing) => (thing.kind === "evidence" ? [] : [sentenceOf(thing.kind)]));
  if (codes.length === 0) return sentences;
  return [
    ...sentences,
    `${codes.length === 1 ? "Falta evidencia" : "Faltan evidencias"} para ${joinWords(codes)}.`,
  ];
}

function sentenceOf(kind: Exclude<Missing["kind"], "evidence">): string {
  switch (kind) {
    case "start":
      return "Falta la hora de inicio.";
    case "end":
      return "Falta la hora de término.";
    case "order":
      return "La hora de término es anterior a la de inicio.";
    case "notes":
      return "Falta al menos una nota de lo visto u oído.";
    case "levels":
      return "Falta valorar al menos un indicador.";
  }
}

/** Every indicator with its rating: those nobody rated become "no observado" (level null), said explicitly. */
export function withNotObserved(
  ratings: readonly RatingView[],
  indicators: readonly RatedIndicator[],
): readonly RatingView[] {
  const given = new Map(ratings.map((rating) => [rating.indicatorId, rating]));
  return indicators.map(({ id }) => given.get(id) ?? { indicatorId: id, level: null, noteIds: [] });
}

/** What makes a draft impossible to store, in words, or null: a rating of another rubric, a level that does not exist, a citation of a private or missing note, or two of a kind. */
export function impossibleContent(
  content: ObservationContent,
  indicators: readonly RatedIndicator[],
): string | null {
  const known = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const noteIds = content.notes.map((note) => note.id);
  const rated = content.ratings.map((rating) => rating.indicatorId);
  if (new Set(noteIds).size < noteIds.length || new Set(rated).size < rated.length) {
    return "Hay una nota o una valoración repetida. Recargar la página.";
  }
  const citable = new Set(
    content.notes.filter((note) => note.noteClass !== "private").map((note) => note.id),
  );
  for (const { indicatorId, level, amount, noteIds: cited } of content.ratings) {
    const indicator = known.get(indicatorId);
    if (!indicator) return "Una valoración no es de esta pauta. Recargar la página.";
    if (amount !== undefined && !countsAmount(indicator.scale)) {
      return `${indicator.code} se valora con un nivel, no con una cantidad.`;
    }
    if (level !== null && !indicator.levels.some(({ value }) => value === level)) {
      return `El nivel elegido en ${indicator.code} no existe en esta pauta.`;
    }
    if (cited.some((noteId) => !citable.has(noteId))) {
      return `${indicator.code} cita una nota privada o quitada. Citar otra nota.`;
    }
  }
  return null;
}

/** The content without what only the observer may read: private notes, and any citation of them. */
export function withoutPrivateNotes(content: ObservationContent): ObservationContent {
  const notes = content.notes.filter((note) => note.noteClass !== "private");
  const shown = new Set(notes.map((note) => note.id));
  return {
    ...content,
    notes,
    ratings: content.ratings.map((rating) => ({
      ...rating,
      noteIds: rating.noteIds.filter((noteId) => shown.has(noteId)),
    })),
  };
}
