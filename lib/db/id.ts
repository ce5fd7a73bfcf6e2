import { v7 } from "uuid";

/** A new UUIDv7: made by whoever creates the thing, in order of time. */
export function newId(): string {
  return v7();
}
