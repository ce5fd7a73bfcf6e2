"use client";

import type { ReactNode } from "react";
import { dropAllDrafts } from "@/components/ui/form-draft";
import { Popover } from "@/components/ui/popover";
import { initials } from "@/lib/format/text";
import { ThemeChoice } from "./theme-choice";

type PersonMenuProps = Readonly<{
  name: string;
  /** The role as it is read on screen: "Asesora · Huasco". */
  role: string;
  /** Links of the person: own data, devices. */
  children?: ReactNode;
  /** The form or link that ends the session. */
  signOut: ReactNode;
}>;

/** Who is signed in, the theme, and the way out. Leaving drops the drafts kept in this tab. */
export function PersonMenu({ name, role, children, signOut }: PersonMenuProps) {
  return (
    <Popover
      align="end"
      triggerClassName="flex min-h-11 items-center gap-2 rounded-sm px-1 text-left text-sm leading-tight hover:bg-sunken print:hidden"
      label={
        <>
          <span
            aria-hidden="true"
            className="flex size-9 items-center justify-center rounded-full border border-rule-strong font-semibold"
          >
            {initials(name)}
          </span>
          <span className="sr-only sm:not-sr-only">
            <span className="block font-semibold">{name}</span>
            <span className="block text-ink-soft">{role}</span>
          </span>
        </>
      }
    >
      <div className="min-w-56 space-y-4">
        <p className="leading-tight sm:hidden">
          <span className="block font-semibold">{name}</span>
          <span className="text-ink-soft">{role}</span>
        </p>
        {children}
        <ThemeChoice />
        <div className="border-t border-rule pt-3" onSubmitCapture={dropAllDrafts}>
          {signOut}
        </div>
      </div>
    </Popover>
  );
}
