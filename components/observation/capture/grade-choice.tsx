"use client";

import { GRADE_CODES, formatGrade, type GradeCode } from "@/lib/format/grade";
import { Disclosure } from "@/components/ui/disclosure";

type GradeChoiceProps = Readonly<{
  grades: readonly GradeCode[];
  onChange: (grades: readonly GradeCode[]) => void;
}>;

/** The grades of a multigrade room; nothing where the visit's own grade says it all. */
export function GradeChoice({ grades, onChange }: GradeChoiceProps) {
  const toggle = (code: GradeCode) =>
    onChange(
      grades.includes(code)
        ? grades.filter((one) => one !== code)
        : GRADE_CODES.filter((one) => one === code || grades.includes(one)),
    );
  return (
    <Disclosure
      summary={grades.length === 0 ? "Sala multigrado" : `Multigrado: ${grades.map(formatGrade).join(", ")}`}
    >
      <fieldset className="flex flex-wrap gap-x-4">
        <legend className="sr-only">Niveles en la sala</legend>
        {GRADE_CODES.map((code) => (
          <label key={code} className="flex min-h-11 cursor-pointer items-center gap-2 text-sm">
            <input
              type="checkbox"
              checked={grades.includes(code)}
              onChange={() => toggle(code)}
              className="size-6 accent-accent"
            />
            {formatGrade(code)}
          </label>
        ))}
      </fieldset>
    </Disclosure>
  );
}
