import fc from "fast-check";
import { countCodePoints } from "@/lib/format/code-points";
import type {
  ExchangeCode,
  ExchangeNote,
  ExchangeProject,
  NoteTarget,
} from "@/lib/fieldwork/rules/exchange/project";

/** Pieces of which texts are made: words, emoji of several code points, loose accents, both line ends, marks of XML. */
const pieces = fc.oneof(
  fc.constantFrom(
    ...["Sí, profesora.", " ", "\n", "\r\n", "\r", "\t", "😀", "👩🏽‍🏫", "🇨🇱", "e\u0301", "n\u0303o", "ñandú"],
    ...["<b>", "&amp;", "]]>", '"', "'", "&#13;", "<!-- -->", "𝒳", "\u2028", "\u00a0", "Ejemplo:", "\ufeff"],
  ),
  fc.string({ unit: "grapheme-composite", minLength: 1, maxLength: 4 }),
);
const words = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(""));
const name = words.filter((text) => text.trim() !== "");
const moment = fc.option(
  fc.date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }),
);

interface Seed {
  readonly guids: readonly string[];
  readonly name: string;
  readonly users: readonly string[];
  readonly codes: readonly {
    readonly parent: number;
    readonly name: string;
    readonly colour: string | null;
    readonly isCodable: boolean;
    readonly description: string;
  }[];
  readonly sources: readonly {
    readonly name: string;
    readonly text: string;
    readonly createdAt: Date | null;
  }[];
  readonly codings: readonly {
    readonly picks: readonly [number, number, number];
    readonly from: number;
    readonly to: number;
    readonly sharesSelection: boolean;
    readonly createdAt: Date | null;
  }[];
  readonly notes: readonly {
    readonly title: string;
    readonly text: string;
    readonly user: number;
    readonly createdAt: Date | null;
    readonly picks: readonly number[];
  }[];
}

const picking = fc.nat({ max: 997 });
const seeds: fc.Arbitrary<Seed> = fc.record({
  guids: fc.uniqueArray(fc.uuid(), { minLength: 80, maxLength: 80 }),
  name,
  users: fc.array(name, { maxLength: 5 }),
  codes: fc.array(
    fc.record({
      ...{ parent: picking, name, isCodable: fc.boolean(), description: words },
      colour: fc.option(fc.nat({ max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`)),
    }),
    { maxLength: 9 },
  ),
  sources: fc.array(fc.record({ name, text: words, createdAt: moment }), { maxLength: 4 }),
  codings: fc.array(
    fc.record({
      picks: fc.tuple(picking, picking, picking),
      ...{ from: picking, to: picking, sharesSelection: fc.boolean(), createdAt: moment },
    }),
    { maxLength: 16 },
  ),
  notes: fc.array(
    fc.record({
      ...{ title: name, text: words, user: picking, createdAt: moment },
      picks: fc.array(picking, { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 6 },
  ),
});

/** Projects as a study may hold them: nested codes, many coders, overlapping and empty passages, notes on all kinds of things. */
export const anyProject: fc.Arbitrary<ExchangeProject> = seeds.map((seed) => {
  const next = supply(seed.guids);
  const users = seed.users.map((called) => ({ guid: next(), name: called }));
  const codes = treeOf(seed.codes, next);
  const sources = seed.sources.map((source) => ({ guid: next(), ...source }));
  const userAt = (pick: number) => users[pick % (users.length + 1)]?.guid ?? null;
  const codings = seed.codings.flatMap(({ picks, from, to, createdAt }) => {
    const source = sources[picks[0] % Math.max(1, sources.length)];
    const code = codes[picks[1] % Math.max(1, codes.length)];
    if (source === undefined || code === undefined) return [];
    const length = countCodePoints(source.text) + 1;
    const [startsAt = 0, endsAt = 0] = [from % length, to % length].sort((a, b) => a - b);
    const at = { sourceGuid: source.guid, codeGuid: code.guid, userGuid: userAt(picks[2]) };
    return [{ guid: next(), selectionGuid: next(), ...at, startsAt, endsAt, createdAt }];
  });
  const shared = codings.map((coding, index) => {
    const before = codings[index - 1];
    return seed.codings[index]?.sharesSelection && before?.sourceGuid === coding.sourceGuid && index % 2 === 1
      ? { ...coding, ...passageOf(before) }
      : coding;
  });
  const notes = seed.notes.map(({ title, text, user, createdAt, picks }): ExchangeNote => {
    const things: readonly NoteTarget[] = [
      { kind: "study", guid: null },
      ...codes.map(({ guid }) => ({ kind: "code" as const, guid })),
      ...sources.map(({ guid }) => ({ kind: "source" as const, guid })),
      ...shared.map(({ guid }) => ({ kind: "coding" as const, guid })),
    ];
    const chosen = [...new Set(picks.map((pick) => pick % things.length))];
    const targets = chosen.flatMap((at) => things[at] ?? []);
    return { guid: next(), title, text, userGuid: userAt(user), createdAt, targets };
  });
  return { name: seed.name, origin: "Acompaña", users, codes, sources, codings: shared, notes };
});

function passageOf({ selectionGuid, startsAt, endsAt }: ExchangeProject["codings"][number]) {
  return { selectionGuid, startsAt, endsAt };
}

function supply(guids: readonly string[]): () => string {
  const rest = [...guids];
  return () => rest.pop() ?? "00000000-0000-4000-8000-000000000000";
}

/** Codes of any shape of tree, each after its parent and before its parent's next child. */
function treeOf(seeds: Seed["codes"], next: () => string): readonly ExchangeCode[] {
  const codes: ExchangeCode[] = [];
  for (const { parent, ...code } of seeds) {
    codes.push({ guid: next(), parentGuid: codes[parent % (codes.length + 1)]?.guid ?? null, ...code });
  }
  const within = (guid: string | null): readonly ExchangeCode[] =>
    codes.filter(({ parentGuid }) => parentGuid === guid).flatMap((code) => [code, ...within(code.guid)]);
  return within(null);
}

/** The same project whatever the order in which a file tells what has no order of its own. */
export function ordered(project: ExchangeProject): ExchangeProject {
  const byGuid = (a: { readonly guid: string | null }, b: { readonly guid: string | null }) =>
    (a.guid ?? "") < (b.guid ?? "") ? -1 : 1;
  return {
    ...project,
    codings: project.codings.toSorted(byGuid),
    notes: project.notes.map((note) => ({ ...note, targets: note.targets.toSorted(byGuid) })).sort(byGuid),
  };
}
