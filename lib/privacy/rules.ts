/** Openings of one record by one person within this time are one: reading on is not opening again. */
export const repeatMinutes = 15;

interface DatedGrant {
  /** UTC midnight of a civil date, as the database keeps it. */
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly revokedAt: Date | null;
}

/** True if a grant held at a past instant: begun, not run out on that day, and not yet revoked. */
export function heldAt(grant: DatedGrant, instant: Date, civilDay: Date): boolean {
  if (grant.validFrom > civilDay || (grant.validTo !== null && grant.validTo <= civilDay)) return false;
  return grant.revokedAt === null || grant.revokedAt > instant;
}
