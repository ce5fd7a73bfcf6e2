/** True if demonstration accounts may sign in: only where demo mode was decided on, never by default. */
export function isDemoSignInAllowed(demo: "on" | "off" | undefined): boolean {
  return demo === "on";
}
