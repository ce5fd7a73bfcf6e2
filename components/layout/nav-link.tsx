"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { isWithin } from "./nav-item";

type NavLinkProps = Readonly<{
  href: string;
  className: string;
  children: ReactNode;
  onClick?: () => void;
}>;

/** A link of the navigation that knows whether it is where one is. */
export function NavLink({ href, className, children, onClick }: NavLinkProps) {
  const pathname = usePathname();
  const current = pathname === href ? "page" : isWithin(pathname, href) ? "true" : undefined;
  return (
    <Link href={href} aria-current={current} className={className} onClick={onClick}>
      {children}
    </Link>
  );
}
