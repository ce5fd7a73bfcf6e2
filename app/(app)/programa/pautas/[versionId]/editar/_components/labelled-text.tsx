"use client";

import { useId } from "react";
import { CONTROL_CLASS } from "@/components/ui/control-class";

type LabelledTextProps = Readonly<{
  label: string;
  value: string;
  most: number;
  /** More than one line where given. */
  rows?: number;
  className?: string;
  onChange: (next: string) => void;
}>;

/** One text of the rubric with its label. */
export function LabelledText({ label, value, most, rows, className, onChange }: LabelledTextProps) {
  const id = useId();
  const common = { id, value, maxLength: most, className: CONTROL_CLASS };
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        {label}
      </label>
      {rows === undefined ? (
        <input {...common} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <textarea {...common} rows={rows} onChange={(event) => onChange(event.target.value)} />
      )}
    </div>
  );
}
