import type { CaseLogKind } from "../schema/cases";

/** A change of the list with what was decided of it; null while nobody has. */
export interface LoggedChange {
  readonly outSchoolId: string;
  readonly inSchoolId: string;
  readonly decision: { readonly kind: CaseLogKind; readonly at: Date; readonly id: string } | null;
}

/** The schools of the final list: those picked, with the confirmed changes in the order in which they were confirmed. */
export function casesAfter(picked: readonly string[], changes: readonly LoggedChange[]): ReadonlySet<string> {
  const cases = new Set(picked);
  const confirmed = changes
    .flatMap(({ decision, ...change }) =>
      decision?.kind === "change_confirmed" ? [{ ...change, at: decision.at, id: decision.id }] : [],
    )
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  for (const { outSchoolId, inSchoolId } of confirmed) {
    cases.delete(outSchoolId);
    cases.add(inSchoolId);
  }
  return cases;
}
