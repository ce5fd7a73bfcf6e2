"use client";

import clsx from "clsx";
import * as Radix from "radix-ui/popover";
import type { ReactNode } from "react";

type PopoverProps = Readonly<{
  /** What the button says. */
  label: ReactNode;
  /** Class of the button; by default it looks like a quiet link. */
  triggerClassName?: string;
  align?: "start" | "center" | "end";
  children: ReactNode;
}>;

/** A small explanation beside a word. Nothing that must be read to go on belongs here. */
export function Popover({ label, triggerClassName, align = "start", children }: PopoverProps) {
  return (
    <Radix.Root>
      <Radix.Trigger className={clsx(triggerClassName ?? "link min-h-6 text-left print:hidden")}>
        {label}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={12}
          className="z-50 max-h-(--radix-popover-content-available-height) max-w-[min(24rem,calc(100vw-1.5rem))] overflow-y-auto rounded-md border border-rule-strong bg-raised p-4 text-sm shadow-float"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
