import "server-only";
import { foldText } from "@/lib/format/text";
import { digestText, openText, sealText } from "./sealed-text";

/** The name behind a pseudonym as it is stored, under a key of its own. */
export function sealName(name: string): Uint8Array<ArrayBuffer> {
  return sealText("pseudonym-cipher", name);
}

/** The name that was sealed. Throws when the bytes were changed or sealed with another secret. */
export function openName(stored: Uint8Array): string {
  return openText("pseudonym-cipher", stored);
}

/** The same digest for the same name of a study, whatever its accents and capitals; another one in another study, so that studies are not joined by it. */
export function digestName(studyId: string, name: string): string {
  return digestText("pseudonym-digest", `${studyId}:${foldText(name)}`);
}
