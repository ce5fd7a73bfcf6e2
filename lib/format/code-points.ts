/**
 * Places in a text as exchange files and PostgreSQL count them: in Unicode code points. A string of the language counts
 * UTF-16 units, of which an emoji takes two.
 */

/** How many code points the text has. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += unitsAt(text, at)) count += 1;
  return count;
}

/** The passage [startsAt, endsAt) in code points; what lies outside the text is left out. */
export function sliceCodePoints(text: string, startsAt: number, endsAt: number): string {
  const [from = 0, to = 0] = utf16Offsets(text, [startsAt, Math.max(startsAt, endsAt)]);
  return text.slice(from, to);
}

/** The UTF-16 offset of each code point offset, in one walk. Those past the end become the text's length. Any order. */
export function utf16Offsets(text: string, codePointOffsets: readonly number[]): readonly number[] {
  return walk(text, codePointOffsets, (units, points) => ({ reached: points, answer: units }));
}

/** The code point offset of each UTF-16 offset, in one walk. One inside a pair counts as after it. Any order. */
export function codePointOffsets(text: string, utf16: readonly number[]): readonly number[] {
  return walk(text, utf16, (units, points) => ({ reached: units, answer: points }));
}

function walk(
  text: string,
  asked: readonly number[],
  at: (units: number, points: number) => { readonly reached: number; readonly answer: number },
): readonly number[] {
  const answers = new Array<number>(asked.length).fill(0);
  const order = asked.map((offset, index) => ({ offset, index })).sort((a, b) => a.offset - b.offset);
  let units = 0;
  let points = 0;
  for (const { offset, index } of order) {
    while (at(units, points).reached < offset && units < text.length) {
      units += unitsAt(text, units);
      points += 1;
    }
    answers[index] = at(units, points).answer;
  }
  return answers;
}

function unitsAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
