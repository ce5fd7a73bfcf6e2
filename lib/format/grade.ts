import { joinWords } from "./text";

/** Grades from prekínder to IV medio, in school order; the codes are those of the official files. */
export const GRADE_CODES = [
  "nt1",
  "nt2",
  "1b",
  "2b",
  "3b",
  "4b",
  "5b",
  "6b",
  "7b",
  "8b",
  "1m",
  "2m",
  "3m",
  "4m",
] as const;

export type GradeCode = (typeof GRADE_CODES)[number];

const NAMES: Readonly<Record<GradeCode, string>> = {
  nt1: "prekínder",
  nt2: "kínder",
  "1b": "1° básico",
  "2b": "2° básico",
  "3b": "3° básico",
  "4b": "4° básico",
  "5b": "5° básico",
  "6b": "6° básico",
  "7b": "7° básico",
  "8b": "8° básico",
  "1m": "I medio",
  "2m": "II medio",
  "3m": "III medio",
  "4m": "IV medio",
};

/** Says whether a text is one of the grade codes. */
export function isGradeCode(text: string): text is GradeCode {
  return (GRADE_CODES as readonly string[]).includes(text);
}

/** Names a grade as it is read in a school: `4b` → `4° básico`, `2m` → `II medio`, `nt1` → `prekínder`. Throws on an unknown code. */
export function formatGrade(code: string): string {
  const known = code.toLowerCase();
  if (!isGradeCode(known)) throw new RangeError(`Unknown grade code: ${code}`);
  return NAMES[known];
}

/** Names a class group: `3b`, `B` → `3°B`; `2m`, `A` → `II medio A`; `nt2`, `A` → `kínder A`. */
export function formatClassGroup(code: string, letter: string): string {
  const name = formatGrade(code);
  return name.endsWith(" básico") ? name.replace(" básico", letter) : `${name} ${letter}`.trimEnd();
}

/** Orders grades as a school does, from prekínder to IV medio. */
export function compareGrades(a: GradeCode, b: GradeCode): number {
  return GRADE_CODES.indexOf(a) - GRADE_CODES.indexOf(b);
}

/** Names a set of grades in few words, joining neighbours: `prekínder a 6° básico y II medio`. Empty when there is none. */
export function formatGradeRange(codes: readonly GradeCode[]): string {
  const positions = [...new Set(codes.map((code) => GRADE_CODES.indexOf(code)))].sort((a, b) => a - b);
  const runs: { first: number; last: number }[] = [];
  for (const position of positions) {
    const run = runs.at(-1);
    if (run && run.last === position - 1) run.last = position;
    else runs.push({ first: position, last: position });
  }
  return joinWords(runs.map(({ first, last }) => nameRun(GRADE_CODES[first], GRADE_CODES[last])));
}

function nameRun(first: GradeCode | undefined, last: GradeCode | undefined): string {
  if (!first || !last) throw new RangeError("A run of grades lies outside the list");
  if (first === last) return NAMES[first];
  const [start = "", startKind] = NAMES[first].split(" ");
  const [, endKind] = NAMES[last].split(" ");
  return startKind !== undefined && startKind === endKind
    ? `${start} a ${NAMES[last]}`
    : `${NAMES[first]} a ${NAMES[last]}`;
}
