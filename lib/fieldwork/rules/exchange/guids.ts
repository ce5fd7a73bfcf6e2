import { v5 } from "uuid";

/** The space of ids made here out of others; any fixed one serves. */
const SPACE = "5b0c3a52-6c1e-4d0f-9a77-0a7f2d4c1e86";
const GUID = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;

/** The guid as it is compared and kept: small letters, no braces. One that is none, or that is missing, is made out of what identifies its thing, so that the same file gives the same again. */
export function guidOf(written: string | undefined, ...identity: readonly string[]): string {
  const guid = GUID.exec(written?.trim() ?? "")?.[1];
  if (guid !== undefined) return guid.toLowerCase();
  return written === undefined || written.trim() === "" ? madeGuid(...identity) : madeGuid(written.trim());
}

/** A guid made out of words, the same each time. */
export function madeGuid(...words: readonly string[]): string {
  return v5(JSON.stringify(words), SPACE);
}

/** The selection of a coding that was made here, where selections have no row of their own. */
export function selectionGuidOf(codingGuid: string): string {
  return madeGuid("selection", codingGuid);
}

/** The note in which the description of a source is kept. */
export function descriptionGuidOf(sourceGuid: string): string {
  return madeGuid("description", sourceGuid);
}

/** Whoever coded in a file that does not say who. */
export const NOBODY = madeGuid("nobody");
