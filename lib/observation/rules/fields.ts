import { canonicalJson } from "@/lib/format/canonical-json";
import type { FieldHead, FieldName } from "../schema/fields";
import type { LessonContext, ObservationContent } from "../schema/observation";
import { byField } from "./merge";

/** What a lesson holds before anything is written. */
export const emptyContent: ObservationContent = {
  notes: [],
  ratings: [],
  context: {
    lessonObjective: null,
    studentsPresent: null,
    pieStudents: null,
    grades: [],
    startedAt: null,
    endedAt: null,
  },
  tallies: [],
  slices: [],
  photos: [],
};

type Entry = Readonly<{ offsetSeconds: number; id: string }>;

/**
 * The lesson that the values add up to. Of a field in conflict it shows the first value that is there, by the id of its
 * operation: enough to go on writing, and the same on every device; registering waits until a person has chosen. A
 * rating cites only notes that are there and not private.
 */
export function contentOf(heads: readonly FieldHead[]): ObservationContent {
  const parts = new Map<string, { id: string; value: unknown }[]>();
  for (const [field, values] of byField(heads)) {
    const shown = values.find(({ value }) => value !== null);
    if (!shown) continue;
    const [part = "", id = ""] = field.split("/");
    parts.set(part, [...(parts.get(part) ?? []), { id, value: shown.value }]);
  }
  // What is stored was checked when it came in, field by field.
  const entries = <T>(part: string) =>
    (parts.get(part) ?? []).map(({ id, value }) => ({ ...(value as object), id }) as T);
  const notes = inOrder(entries<ObservationContent["notes"][number]>("note"));
  const citable = new Set(notes.filter(({ noteClass }) => noteClass !== "private").map(({ id }) => id));
  const ratings = (parts.get("rating") ?? []).map(({ id, value }) => {
    const rating = value as Omit<ObservationContent["ratings"][number], "indicatorId">;
    const noteIds = rating.noteIds.filter((noteId) => citable.has(noteId));
    return { ...rating, indicatorId: id, noteIds };
  });
  const context = Object.fromEntries((parts.get("context") ?? []).map(({ id, value }) => [id, value]));
  return {
    notes,
    ratings,
    context: { ...emptyContent.context, ...(context as Partial<LessonContext>) },
    tallies: inOrder(entries<ObservationContent["tallies"][number]>("tally")),
    slices: inOrder(entries<ObservationContent["slices"][number]>("slice")),
    photos: inOrder(entries<ObservationContent["photos"][number]>("photo")),
  };
}

function inOrder<T extends Entry>(entries: readonly T[]): readonly T[] {
  return entries.toSorted((a, b) => a.offsetSeconds - b.offsetSeconds || (a.id < b.id ? -1 : 1));
}

/** Every field of a lesson with its value; `contentOf` makes the lesson of them again. */
export function fieldsOf(content: ObservationContent): ReadonlyMap<FieldName, unknown> {
  const fields = new Map<FieldName, unknown>();
  const put = (part: string, entries: readonly { readonly id: string }[]) => {
    for (const { id, ...value } of entries) fields.set(`${part}/${id}`, value);
  };
  put("note", content.notes);
  for (const { indicatorId, ...value } of content.ratings) fields.set(`rating/${indicatorId}`, value);
  for (const [name, value] of Object.entries(content.context)) {
    if (value !== null && !(Array.isArray(value) && value.length === 0)) fields.set(`context/${name}`, value);
  }
  put("tally", content.tallies);
  put("slice", content.slices);
  put("photo", content.photos);
  return fields;
}

/** The fields that a step changed, with their new values; null for what is gone. */
export function changedFields(
  before: ObservationContent,
  after: ObservationContent,
): readonly { readonly field: FieldName; readonly value: unknown }[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const changed = [...is].filter(
    ([field, value]) => !was.has(field) || canonicalJson(was.get(field)) !== canonicalJson(value),
  );
  const gone = [...was.keys()].filter((field) => !is.has(field));
  return [
    ...changed.map(([field, value]) => ({ field, value })),
    ...gone.map((field) => ({ field, value: null })),
  ];
}
