import { forgetKeys } from "@/lib/sync/client/database";
import { forgetPerson } from "@/lib/sync/client/offline-package";

/** Leaves this device to the next person: what is unsent stays, sealed, and nobody opens it before its owner signs in again. */
export async function forgetDevice(): Promise<void> {
  if ("indexedDB" in window) await forgetKeys();
  forgetPerson();
}
