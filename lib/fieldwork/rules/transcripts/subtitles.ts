/** The words of a subtitle file (.srt or .vtt) as a transcript: a line for each voice, following cues of one voice joined, clocks and marks left out. Null when it has no cue. */
export function subtitlesAsText(text: string): string | null {
  const cues = text.split(/\n{2,}/).flatMap(cueWords);
  if (cues.length === 0) return null;
  const lines: { voice: string | null; words: string }[] = [];
  for (const cue of cues) {
    const last = lines.at(-1);
    if (last !== undefined && (cue.voice === null || cue.voice === last.voice)) last.words += ` ${cue.words}`;
    else lines.push({ ...cue });
  }
  return lines.map(({ voice, words }) => (voice === null ? words : `${voice}: ${words}`)).join("\n");
}

const CLOCKS = /^(?:\d{2,}:)?\d{2}:\d{2}[.,]\d{3}\s+-->\s+(?:\d{2,}:)?\d{2}:\d{2}[.,]\d{3}.*$/m;
const VOICE_TAG = /^<v(?:\.[^\s>]*)?\s+([^>]{1,40})>/;
const VOICE_WORDS = /^([\p{L}\p{N}][^\n:.,;¿?¡!]{0,39}):\s+/u;

function cueWords(block: string): readonly { voice: string | null; words: string }[] {
  const clocks = CLOCKS.exec(block);
  if (!clocks) return [];
  const said = block
    .slice(clocks.index + clocks[0].length)
    .trim()
    .replace(/\s*\n\s*/g, " ");
  const tag = VOICE_TAG.exec(said);
  const plain = said.replace(/<[^>]*>/g, "").trim();
  const named = tag === null ? VOICE_WORDS.exec(plain) : null;
  const voice = (tag?.[1] ?? named?.[1])?.trim() ?? null;
  const words = plain.slice(named?.[0].length ?? 0).trim();
  return words === "" ? [] : [{ voice, words: unescaped(words) }];
}

function unescaped(text: string): string {
  const marks: Readonly<Record<string, string>> = { lt: "<", gt: ">", nbsp: " ", lrm: "", rlm: "", amp: "&" };
  return text.replace(/&(lt|gt|nbsp|lrm|rlm|amp);/g, (whole, name: string) => marks[name] ?? whole);
}
