"use client";

import { useId } from "react";
import { CONTROL_CLASS } from "@/components/ui/control-class";
import type { LessonContext } from "@/lib/observation/schema/observation";
import { GradeChoice } from "./grade-choice";
import { LessonHours, type LessonPlace } from "./lesson-clock";

type LessonContextFieldsProps = Readonly<{
  context: LessonContext;
  place: LessonPlace;
  onChange: (context: Partial<LessonContext>) => void;
}>;

/** What the lesson was about and how many were there; never names of students. */
export function LessonContextFields({ context, place, onChange }: LessonContextFieldsProps) {
  const id = useId();
  return (
    <div className="mb-6 flex flex-wrap gap-x-6 gap-y-3">
      <div className="w-full">
        <label htmlFor={`${id}-objective`} className="mb-1 block text-sm font-semibold">
          Objetivo de la clase <span className="font-normal text-ink-soft">(opcional)</span>
        </label>
        <textarea
          id={`${id}-objective`}
          rows={1}
          maxLength={500}
          value={context.lessonObjective ?? ""}
          onChange={(event) => onChange({ lessonObjective: event.target.value || null })}
          className={`${CONTROL_CLASS} [field-sizing:content]`}
        />
      </div>
      <CountField
        label="Estudiantes presentes"
        value={context.studentsPresent}
        onChange={(studentsPresent) => onChange({ studentsPresent })}
      />
      <CountField
        label="De ellos, del PIE"
        value={context.pieStudents}
        onChange={(pieStudents) => onChange({ pieStudents })}
      />
      <LessonHours context={context} place={place} onChange={onChange} />
      <div className="w-full">
        <GradeChoice grades={context.grades} onChange={(grades) => onChange({ grades })} />
      </div>
    </div>
  );
}

type CountFieldProps = Readonly<{
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
}>;

function CountField({ label, value, onChange }: CountFieldProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        {label} <span className="font-normal text-ink-soft">(opcional)</span>
      </label>
      <input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        value={value ?? ""}
        onChange={(event) => {
          const digits = event.target.value.replace(/\D/g, "").slice(0, 2);
          onChange(digits === "" ? null : Number(digits));
        }}
        className={`${CONTROL_CLASS} max-w-22 tabular-nums`}
      />
    </div>
  );
}
