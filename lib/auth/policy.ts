import { permits } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";

/** True if demonstration accounts may sign in: only where demo mode was decided on, never by default. */
export function isDemoSignInAllowed(demo: "on" | "off" | undefined): boolean {
  return demo === "on";
}

/** True if the actor administers every one of these territories. */
export function administersAll(actor: Actor, places: readonly { readonly territoryId: string }[]): boolean {
  return places.every(({ territoryId }) => permits(actor, "person.manage", { territoryId }));
}
