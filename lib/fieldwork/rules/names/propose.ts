import type { NameFinding, ProposedName } from "../../schema/names";
import { nextPseudonym } from "../plan";

const PREFIXES = { person: "PER", school: "EST", place: "LUG" } as const;
const MARKS = { rut: "[RUT]", phone: "[teléfono]", mail: "[correo]" } as const;

/** What each finding would be called: as the same name was called before in the study, or the next free pseudonym of its kind. */
export function proposedNames(
  findings: readonly NameFinding[],
  known: {
    readonly pseudonymOf: (finding: NameFinding) => string | null;
    readonly taken: readonly string[];
  },
): readonly ProposedName[] {
  const taken = [...known.taken];
  return findings.map((finding) => {
    const pseudonym = known.pseudonymOf(finding) ?? fresh(finding, taken);
    taken.push(pseudonym);
    return { ...finding, pseudonym };
  });
}

function fresh({ kind, reason }: NameFinding, taken: readonly string[]): string {
  if (reason === "rut" || reason === "phone" || reason === "mail") return MARKS[reason];
  return kind === "other" ? "[dato]" : nextPseudonym(PREFIXES[kind], taken);
}
