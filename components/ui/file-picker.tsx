"use client";

import clsx from "clsx";
import { useEffect, useRef, type ReactNode } from "react";
import { buttonClass } from "./button";

type FilePickerProps = Readonly<{
  multiple?: boolean;
  /** The words of the button. */
  children: ReactNode;
  onChoose: (files: readonly File[]) => void;
}>;

/** A button that chooses files. A file chosen while the page was still waking up counts as well. */
export function FilePicker({ multiple = false, children, onChoose }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef(onChoose);
  useEffect(() => {
    latest.current = onChoose;
  });
  const take = () => {
    const files = [...(input.current?.files ?? [])];
    // The same file chosen again must count as a choice.
    if (input.current) input.current.value = "";
    if (files.length > 0) latest.current(files);
  };
  useEffect(take, []);
  return (
    <label
      className={clsx(
        buttonClass("primary"),
        "cursor-pointer focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-focus",
      )}
    >
      {children}
      <input ref={input} type="file" multiple={multiple} className="sr-only" onChange={take} />
    </label>
  );
}
