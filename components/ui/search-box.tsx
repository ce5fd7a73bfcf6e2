"use client";

import { useEffect, useId, useRef } from "react";
import { CONTROL_CLASS } from "./control-class";

type SearchBoxProps = Readonly<{
  /** What is searched: "Buscar por nombre o RBD". */
  label: string;
  name?: string;
  defaultValue?: string;
}>;

/** The search field of a list; `/` anywhere on the page puts the cursor in it. */
export function SearchBox({ label, name = "q", defaultValue }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTypedInto(event.target)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <div className="min-w-0 grow basis-64">
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        {label}
      </label>
      <input
        ref={input}
        id={id}
        type="search"
        name={name}
        defaultValue={defaultValue}
        aria-keyshortcuts="/"
        autoComplete="off"
        className={CONTROL_CLASS}
      />
    </div>
  );
}

function isTypedInto(target: EventTarget | null) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName))
  );
}
