import { NavLink } from "./nav-link";
import type { NavItem } from "./nav-item";
import { WaitingCount } from "./waiting-count";

/** The navigation on wide screens: a list of words, the current one marked by a copper edge. */
export function SideNav({ items }: Readonly<{ items: readonly NavItem[] }>) {
  return (
    <nav aria-label="Principal" className="hidden lg:block">
      <ul className="sticky top-6">
        {items.map((item) => (
          <li key={item.href}>
            <NavLink
              href={item.href}
              className="flex min-h-11 items-center gap-2 border-l-3 border-transparent py-1.5 pr-3 pl-4 leading-tight text-ink-soft hover:border-rule-strong hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {item.label}
              <WaitingCount count={item.waiting} />
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
