"use client";

import { useRef } from "react";
import type { NavItem } from "./nav-item";
import { NavLink } from "./nav-link";
import { WaitingCount } from "./waiting-count";

const BAR_ITEM =
  "flex min-h-14 w-full items-center justify-center border-t-3 border-transparent px-1 text-center text-sm leading-tight text-ink-soft aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink";

const MENU_ID = "menu-telefono";

/** The navigation under the thumb: up to three places and a menu with all of them. */
export function PhoneNav({ items }: Readonly<{ items: readonly NavItem[] }>) {
  const menu = useRef<HTMLDivElement>(null);
  const primary = items.filter((item) => item.isPrimary).slice(0, 3);
  return (
    <nav
      aria-label="Principal"
      className="fixed inset-x-0 bottom-0 z-30 border-t border-rule-strong bg-ground pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="grid auto-cols-fr grid-flow-col">
        {primary.map((item) => (
          <li key={item.href}>
            <NavLink href={item.href} className={BAR_ITEM}>
              {item.shortLabel ?? item.label}
            </NavLink>
          </li>
        ))}
        <li>
          <button type="button" popoverTarget={MENU_ID} className={BAR_ITEM}>
            Menú
          </button>
        </li>
      </ul>
      <div
        ref={menu}
        id={MENU_ID}
        popover="auto"
        className="inset-x-0 top-auto bottom-0 m-0 max-h-[85dvh] w-full overflow-y-auto rounded-t-md border-t border-rule-strong bg-raised px-5 pt-4 pb-6 text-ink shadow-float backdrop:bg-scrim"
      >
        <div className="mb-2 flex items-center justify-between">
          <p className="font-serif text-lg font-semibold">Menú</p>
          <button
            type="button"
            popoverTarget={MENU_ID}
            popoverTargetAction="hide"
            className="min-h-11 px-2 text-accent underline underline-offset-4"
          >
            Cerrar
          </button>
        </div>
        <ul>
          {items.map((item) => (
            <li key={item.href} className="border-t border-rule">
              <NavLink
                href={item.href}
                onClick={() => menu.current?.hidePopover()}
                className="flex min-h-12 items-center gap-2 aria-[current]:font-semibold aria-[current]:text-accent"
              >
                {item.label}
                <WaitingCount count={item.waiting} />
              </NavLink>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}
