"use client";

import { useEffect, useRef, type RefObject } from "react";
import { StatusShape } from "./status-shape";

type ErrorSummaryProps = Readonly<{
  message: string;
  fieldErrors: Readonly<Record<string, string>>;
  form: RefObject<HTMLFormElement | null>;
}>;

/** What was refused and why, above the form; it takes the focus, and each line leads to its field. */
export function ErrorSummary({ message, fieldErrors, form }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [message, fieldErrors]);
  const lines = Object.entries(fieldErrors);
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="mb-6 max-w-measure border-l-4 border-bad bg-bad-soft px-4 py-3"
    >
      <p className="flex items-start gap-2 font-semibold text-bad">
        <StatusShape tone="bad" className="mt-1.5" />
        {message}
      </p>
      {lines.length > 0 && (
        <ul className="mt-2 space-y-1 pl-6">
          {lines.map(([name, text]) => (
            <li key={name}>
              <button
                type="button"
                className="link min-h-8 text-left"
                onClick={() => focusField(form.current, name)}
              >
                {text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function focusField(form: HTMLFormElement | null, name: string) {
  const selector = `[name="${CSS.escape(name)}"]:not([type="hidden"]), [data-draft-name="${CSS.escape(name)}"]`;
  const field = form?.querySelector(selector);
  if (field instanceof HTMLElement) field.focus();
}
