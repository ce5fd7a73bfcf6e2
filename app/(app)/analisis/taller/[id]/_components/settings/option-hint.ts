import { optionNotes } from "@/lib/analysis/rules/factors/option-notes";

export type OptionPath = keyof typeof optionNotes;

/** Why a choice has the value it has, with who recommends it, for the hint of its field. */
export function optionHint(path: OptionPath): string {
  const { sentence, reference } = optionNotes[path];
  return `${sentence} (${reference})`;
}
