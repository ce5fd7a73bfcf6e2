import Link from "next/link";
import type { ReactNode } from "react";
import { SkipLink } from "./skip-link";
import { Wordmark } from "./wordmark";

type PublicShellProps = Readonly<{ banner?: ReactNode; children: ReactNode }>;

/** The frame of the pages that need no session. */
export function PublicShell({ banner, children }: PublicShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header>
        {banner}
        <div className="mx-auto w-full max-w-[60rem] px-4 pt-6 pb-4 sm:px-8">
          <Link href="/" className="inline-flex min-h-11 items-center">
            <Wordmark />
          </Link>
        </div>
      </header>
      <main
        id="contenido"
        tabIndex={-1}
        className="mx-auto w-full max-w-[60rem] grow px-4 pt-4 pb-16 sm:px-8"
      >
        {children}
      </main>
      <footer className="no-print mx-auto w-full max-w-[60rem] border-t border-rule px-4 py-5 text-sm text-ink-soft sm:px-8">
        <p>
          Acompañamiento docente en la educación pública.{" "}
          <Link href="/privacidad" className="link">
            Cómo tratamos los datos
          </Link>
        </p>
      </footer>
    </div>
  );
}
