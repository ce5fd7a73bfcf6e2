import Link from "next/link";
import type { ReactNode } from "react";
import type { NavItem } from "./nav-item";
import { PersonMenu } from "./person-menu";
import { PhoneNav } from "./phone-nav";
import { SideNav } from "./side-nav";
import { SkipLink } from "./skip-link";
import { Wordmark } from "./wordmark";

type AppShellProps = Readonly<{
  navItems: readonly NavItem[];
  person: Readonly<{ name: string; role: string }>;
  /** "Huasco", or the words for several territories. */
  territoryName: string;
  /** The form or link that ends the session. */
  signOut: ReactNode;
  /** Links of the person's menu. */
  personLinks?: ReactNode;
  /** Beside the person's menu: what is only on this device. */
  status?: ReactNode;
  /** Usually `DemoBanner`; shown above everything. */
  banner?: ReactNode;
  homeHref?: string;
  children: ReactNode;
}>;

/** The frame of every page behind a session. It shows; it does not decide who may. */
export function AppShell(props: AppShellProps) {
  const { navItems, person, territoryName, signOut, personLinks, status, banner, children } = props;
  return (
    <>
      <SkipLink />
      <header className="border-b border-rule print:mb-6 print:border-0">
        {banner}
        <div className="no-print mx-auto flex max-w-[88rem] items-center gap-4 px-4 py-2 lg:px-8">
          <Link href={props.homeHref ?? "/inicio"} className="flex min-h-11 items-center pt-1">
            <Wordmark />
          </Link>
          <p className="min-w-0 truncate border-l border-rule pl-4 text-sm text-ink-soft">{territoryName}</p>
          <div className="ml-auto flex items-center gap-4">
            {status}
            <PersonMenu name={person.name} role={person.role} signOut={signOut}>
              {personLinks}
            </PersonMenu>
          </div>
        </div>
      </header>
      <div className="mx-auto max-w-[88rem] px-4 lg:grid lg:grid-cols-[14rem_minmax(0,1fr)] lg:gap-10 lg:px-8 print:block print:p-0">
        <div className="no-print lg:pt-8">
          <SideNav items={navItems} />
        </div>
        <main
          id="contenido"
          tabIndex={-1}
          className="min-w-0 max-w-page pt-6 pb-28 lg:pt-8 lg:pb-16 print:max-w-none print:p-0"
        >
          {children}
        </main>
      </div>
      <PhoneNav items={navItems} />
    </>
  );
}
