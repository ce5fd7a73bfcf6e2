import { v7, validate } from "uuid";
import { AppError } from "@/lib/errors";

/** A new UUIDv7: made by whoever creates the thing, in order of time. */
export function newId(): string {
  return v7();
}

/** The id itself, or NOT_FOUND for a text that cannot be one: an address with a slip is a page that is not there, not a fault. */
export function requireId(text: string): string {
  if (!validate(text)) throw new AppError("NOT_FOUND");
  return text;
}
