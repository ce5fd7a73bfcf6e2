"use client";

import clsx from "clsx";
import { useState } from "react";
import { formatDate, formatWeekday, parseCivilDate, type CivilDate } from "@/lib/format/civil-date";
import { CONTROL_CLASS } from "./control-class";
import { useField } from "./field-context";

type DateInputProps = Readonly<{
  /** The civil day in Chile, given by the server, so that `11/5` and `hoy` mean the same for both. */
  today: CivilDate;
  defaultValue?: CivilDate;
  className?: string;
}>;

/**
 * A date typed as people write it (`11/5`, `11-05-2026`, `hoy`), inside a `Field`. The form receives
 * `YYYY-MM-DD`, or the very text when it is not a date, so that the server can say so.
 */
export function DateInput({ today, defaultValue, className }: DateInputProps) {
  const { id, name, required, invalid, describedBy } = useField();
  const [text, setText] = useState(defaultValue ? formatDate(defaultValue) : "");
  const date = text.trim() === "" ? null : parseCivilDate(text, today);
  return (
    <div className={clsx("flex flex-wrap items-center gap-x-4 gap-y-1", className)}>
      <input
        id={id}
        data-draft-name={name}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => date && setText(formatDate(date))}
        autoComplete="off"
        spellCheck={false}
        placeholder="dd-mm-aaaa"
        aria-required={required || undefined}
        aria-invalid={invalid || undefined}
        aria-describedby={clsx(describedBy, `${id}-read`)}
        className={clsx(CONTROL_CLASS, "max-w-44")}
      />
      <output id={`${id}-read`} htmlFor={id} className="text-sm text-ink-soft">
        {describeDate(text, date, invalid)}
      </output>
      <input type="hidden" name={name} value={date ?? text.trim()} />
    </div>
  );
}

function describeDate(text: string, date: CivilDate | null, invalid: boolean) {
  if (date) return `${formatWeekday(date)} de ${date.slice(0, 4)}`;
  return invalid || text.trim().length < 3 ? "" : "Escribir día, mes y año: 11-05-2026";
}
