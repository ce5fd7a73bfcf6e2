"use client";

import clsx from "clsx";
import { useId, useRef, useState, type MouseEvent, type ReactNode, type ToggleEvent } from "react";

const GAP_PX = 6;
const EDGE_PX = 12;

type PopoverProps = Readonly<{
  /** What the button says. */
  label: ReactNode;
  /** Class of the button; by default it looks like a quiet link. */
  triggerClassName?: string;
  align?: "start" | "end";
  children: ReactNode;
}>;

/**
 * A small explanation beside a word. Nothing that must be read to go on belongs here. The browser's own popover opens it,
 * closes it at Esc or at a press elsewhere, and tells assistive technology whether it is open.
 */
export function Popover({ label, triggerClassName, align = "start", children }: PopoverProps) {
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const placeAndFill = (event: ToggleEvent<HTMLDivElement>) => {
    const opens = event.newState === "open";
    if (opens && trigger.current) placeBeside(trigger.current, event.currentTarget, align);
    setOpen(opens);
  };
  return (
    <>
      <button
        ref={trigger}
        type="button"
        popoverTarget={id}
        className={clsx(triggerClassName ?? "link min-h-6 text-left print:hidden")}
      >
        {label}
      </button>
      <div
        id={id}
        popover="auto"
        onBeforeToggle={placeAndFill}
        onClick={closeAfterLink}
        className="absolute inset-auto m-0 max-h-[80dvh] max-w-[min(24rem,calc(100vw-1.5rem))] overflow-y-auto rounded-md border border-rule-strong bg-raised p-4 text-sm text-ink shadow-float"
      >
        {isOpen && children}
      </div>
    </>
  );
}

/** A link inside leads to another page under the same frame, where an open panel would be in the way. */
function closeAfterLink({ target, currentTarget }: MouseEvent<HTMLDivElement>) {
  if (target instanceof Element && target.closest("a")) currentTarget.hidePopover();
}

/** Under its button, inside the window, and scrolling away with it. */
function placeBeside(trigger: HTMLElement, panel: HTMLElement, align: "start" | "end") {
  const { left, right, bottom } = trigger.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  panel.style.top = `${window.scrollY + bottom + GAP_PX}px`;
  if (align === "start") panel.style.left = `${Math.max(EDGE_PX, left)}px`;
  else panel.style.right = `${Math.max(EDGE_PX, width - right)}px`;
}
