import { consentScopes, type ConsentScope } from "../schema/consents";

interface Signed {
  readonly scopes: readonly ConsentScope[];
  readonly withdrawnScopes: readonly ConsentScope[];
}

/** What a consent allows today. Without participating, nothing. */
export function scopesInForce({ scopes, withdrawnScopes }: Signed): readonly ConsentScope[] {
  if (withdrawnScopes.includes("participate")) return [];
  return consentScopes.filter((scope) => scopes.includes(scope) && !withdrawnScopes.includes(scope));
}

/** True if one of a person's consents lets them take part. */
export function hasConsent(consents: readonly Signed[]): boolean {
  return consents.some((consent) => scopesInForce(consent).includes("participate"));
}

/** What goes with a scope: who withdraws from taking part withdraws everything. */
export function scopesWithdrawn(consent: Signed, scope: ConsentScope): readonly ConsentScope[] {
  const inForce = scopesInForce(consent);
  return scope === "participate" ? inForce : inForce.filter((one) => one === scope);
}
