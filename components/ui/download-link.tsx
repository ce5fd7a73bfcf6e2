import clsx from "clsx";
import { buttonClass, type ButtonSize } from "./button";

type DownloadLinkProps = Readonly<{
  href: string;
  /** What one gets and in which format: "Descargar la tabla (CSV)". */
  children: string;
  size?: ButtonSize;
  className?: string;
}>;

/** Fetches a file from a route of ours; a plain link, since the router must not touch it. */
export function DownloadLink({ href, children, size = "small", className }: DownloadLinkProps) {
  return (
    <a href={href} download className={clsx(buttonClass("quiet", size), className)}>
      {children}
    </a>
  );
}
