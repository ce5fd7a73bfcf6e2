import clsx from "clsx";
import Link from "next/link";
import type { ComponentProps } from "react";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./button";

type LinkButtonProps = Readonly<
  Omit<ComponentProps<typeof Link>, "href"> & {
    href: string;
    variant?: ButtonVariant;
    size?: ButtonSize;
  }
>;

/** A link that leads to an action, drawn as a button. */
export function LinkButton({ variant, size, className, ...rest }: LinkButtonProps) {
  return <Link className={clsx(buttonClass(variant, size), className)} {...rest} />;
}
