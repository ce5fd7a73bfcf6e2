import { addDays, type CivilDate } from "@/lib/format/civil-date";
import type { CertificationState, ReferenceLevel } from "../schema/calibration";

/** What certifies: how near to the reference the levels of a written lesson are. */
export const certificationRule = {
  exactShare: 0.6,
  withinOneShare: 0.8,
  validDays: 365,
  /** After seeing a reference, that lesson counts again only this many days later. */
  quietDays: 180,
  /** From this many days before it ends, it is said. */
  noticeDays: 30,
} as const;

export interface CalibrationScore {
  readonly exactShare: number;
  readonly withinOneShare: number;
}

/** How many of the reference's levels were given, and how many at most one away. A level not given agrees with nothing. */
export function scoreOf(
  reference: readonly Pick<ReferenceLevel, "indicatorId" | "level">[],
  levels: Readonly<Record<string, number>>,
): CalibrationScore {
  const share = (most: number) => {
    const near = reference.filter(({ indicatorId, level }) => {
      const own = levels[indicatorId];
      return own !== undefined && Math.abs(own - level) <= most;
    });
    return reference.length === 0 ? 0 : near.length / reference.length;
  };
  return { exactShare: share(0), withinOneShare: share(1) };
}

/** True if a score is near enough to the reference to certify. */
export function certifies({ exactShare, withinOneShare }: CalibrationScore): boolean {
  return exactShare >= certificationRule.exactShare && withinOneShare >= certificationRule.withinOneShare;
}

/** True if an attempt made today counts: the reference was not seen in the last months. */
export function attemptCounts(lastAttemptOn: CivilDate | null, today: CivilDate): boolean {
  return lastAttemptOn === null || addDays(lastAttemptOn, certificationRule.quietDays) <= today;
}

/** How a certification stands on a day; `expiresOn` is the first day without it. */
export function certificationState(
  certification: { readonly expiresOn: CivilDate; readonly isRevoked: boolean } | null,
  today: CivilDate,
): CertificationState {
  if (certification === null) return "none";
  if (certification.isRevoked) return "revoked";
  if (certification.expiresOn <= today) return "expired";
  return certification.expiresOn <= addDays(today, certificationRule.noticeDays) ? "expiring" : "valid";
}
