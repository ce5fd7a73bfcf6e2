export type NavItem = Readonly<{
  href: string;
  label: string;
  /** A shorter word for the bar of the phone, where the label may not fit: "Ciclos". */
  shortLabel?: string;
  /** Up to three items go in the bar of the phone; the rest wait in its menu. */
  isPrimary?: boolean;
  /** How many things wait there; said in words to screen readers. */
  waiting?: number;
}>;

/** Whether an address is the item's page or one below it. */
export function isWithin(pathname: string, href: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
