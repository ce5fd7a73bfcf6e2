import type { SpeakerKind } from "../schema/sources";
import { cutText, type Cut } from "./cuts";
import { labelCuts, turnsOf } from "./transcripts/turns";

/** Who a label of a transcript is. */
export interface Speaker {
  readonly kind: SpeakerKind;
  readonly informantId: string | null;
  /** How the text calls them from then on. */
  readonly label: string;
}

export interface SpokenTurn {
  readonly position: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly label: string;
  readonly speaker: SpeakerKind;
  readonly informantId: string | null;
}

/** The text with its labels as the speakers are called, its turns with who said each, and what was cut for it; a label of nobody known is another voice. */
export function spokenBy(
  text: string,
  speakers: ReadonlyMap<string, Speaker>,
): { readonly text: string; readonly turns: readonly SpokenTurn[]; readonly cuts: readonly Cut[] } {
  const cuts = labelCuts(text, new Map([...speakers].map(([from, { label }]) => [from, label])));
  const called = cutText(text, cuts);
  const byLabel = new Map([...speakers.values()].map((speaker) => [speaker.label, speaker]));
  const turns = turnsOf(called).map((turn, position): SpokenTurn => {
    const speaker = byLabel.get(turn.label);
    return {
      ...turn,
      position,
      speaker: speaker?.kind ?? "other",
      informantId: speaker?.informantId ?? null,
    };
  });
  return { text: called, turns, cuts };
}

/** What keeps a transcript from being read by others, in words; empty once nothing does. */
export function pendingOf(source: {
  readonly state: "raw" | "checked" | "ready" | "withdrawn";
  readonly speakers: readonly SpeakerKind[];
  readonly hasSession: boolean;
  readonly withoutConsent: readonly string[];
}): readonly string[] {
  const { state, speakers, hasSession, withoutConsent } = source;
  if (state === "ready" || state === "withdrawn") return [];
  const said: string[] = [];
  if (hasSession && !speakers.includes("informant")) said.push("Decir quién habla en cada voz.");
  if (state === "raw") said.push("Decidir sobre cada nombre encontrado.");
  for (const pseudonym of withoutConsent) said.push(`Registrar el consentimiento de ${pseudonym}.`);
  return said;
}
