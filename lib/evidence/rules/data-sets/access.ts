import { MAXIMUM_ACCESS_YEARS, type DataSetGrantView } from "../../schema/data-sets";

interface AccessDates {
  readonly validFrom: string;
  readonly validTo: string;
}

/** Where an access stands on a civil day: its first day counts and its `validTo` no longer does. */
export function grantStateOn(
  grant: AccessDates & { readonly isRevoked: boolean },
  today: string,
): DataSetGrantView["state"] {
  if (grant.isRevoked) return "revoked";
  if (grant.validFrom > today) return "upcoming";
  return grant.validTo <= today ? "ended" : "current";
}

/** What is wrong with the days of an access, by field; empty if it may be given. It ends after it begins, after today, and within five years. */
export function accessProblems(
  { validFrom, validTo }: AccessDates,
  today: string,
): Readonly<Record<string, string>> {
  if (validTo <= validFrom) return { validTo: "Tiene que ser posterior al primer día." };
  if (validTo <= today) return { validTo: "Tiene que ser un día por venir." };
  const latest = `${Number(today.slice(0, 4)) + MAXIMUM_ACCESS_YEARS}${today.slice(4)}`;
  return validTo > latest
    ? { validTo: `El acceso dura hasta ${MAXIMUM_ACCESS_YEARS} años. Después se pide de nuevo.` }
    : {};
}
