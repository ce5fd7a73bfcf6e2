import clsx from "clsx";
import Link from "next/link";
import type { ComponentProps } from "react";

type TextLinkProps = Readonly<Omit<ComponentProps<typeof Link>, "href"> & { href: string }>;

/** A link inside running text or a table cell. */
export function TextLink({ className, ...rest }: TextLinkProps) {
  return <Link className={clsx("link", className)} {...rest} />;
}
