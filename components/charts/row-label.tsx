import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/text-link";

type RowLabelProps = Readonly<{ href: string | undefined; children: ReactNode }>;

/** The name of a row of a chart, which opens the list behind it where there is one. */
export function RowLabel({ href, children }: RowLabelProps) {
  return href ? <TextLink href={href}>{children}</TextLink> : <>{children}</>;
}
