import clsx from "clsx";
import Link from "next/link";

export type LinkTab = Readonly<{ href: string; label: string; isCurrent: boolean }>;

type LinkTabsProps = Readonly<{ label: string; tabs: readonly LinkTab[] }>;

/** Parts of one thing that each have an address, so that Back and sharing work. */
export function LinkTabs({ label, tabs }: LinkTabsProps) {
  return (
    <nav aria-label={label} className="mb-6 border-b border-rule">
      <ul className="flex gap-1 overflow-x-auto">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.isCurrent ? "page" : undefined}
              className={clsx(
                "-mb-px flex min-h-11 items-center border-b-3 px-3 whitespace-nowrap",
                tab.isCurrent
                  ? "border-accent font-semibold text-ink"
                  : "border-transparent text-ink-soft hover:text-ink",
              )}
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
