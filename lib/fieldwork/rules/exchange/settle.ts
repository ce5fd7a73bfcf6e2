import type { ExchangeProject } from "./project";

/** What a text is rid of when it is kept: all line ends but one, and marks that are no letters. */
const UNSETTLED = /\r|[\u2028\u2029\ufeff]|[^\P{Cc}\t\n]|\p{Cs}/u;

/**
 * The project with its texts as they are kept here (lines end in one way, no control marks) and every offset moved so that
 * it stands before the same letter. A text that is already so is not touched.
 */
export function settledProject(project: ExchangeProject): ExchangeProject {
  const moves = new Map<string, readonly number[]>();
  const sources = project.sources.map((source) => {
    if (!UNSETTLED.test(source.text)) return source;
    const { text, places } = settled(source.text);
    moves.set(source.guid, places);
    return { ...source, text };
  });
  const codings = project.codings.map((coding) => {
    const places = moves.get(coding.sourceGuid);
    if (places === undefined) return coding;
    const { startsAt, endsAt } = coding;
    return { ...coding, startsAt: places[startsAt] ?? startsAt, endsAt: places[endsAt] ?? endsAt };
  });
  return { ...project, sources, codings };
}

/** The text as it is kept, and for each code point offset of the old one (its end included) the offset in the new one. */
function settled(text: string): { readonly text: string; readonly places: readonly number[] } {
  const points = [...text];
  const places: number[] = [];
  let kept = "";
  let count = 0;
  points.forEach((point, at) => {
    places.push(count);
    const letter = settledPoint(point, points[at + 1]);
    kept += letter;
    count += letter === "" ? 0 : 1;
  });
  places.push(count);
  return { text: kept, places };
}

function settledPoint(point: string, next: string | undefined): string {
  if (point === "\r") return next === "\n" ? "" : "\n";
  if (point === "\u2028" || point === "\u2029") return "\n";
  return UNSETTLED.test(point) ? "" : point;
}
