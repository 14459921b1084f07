import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonStyle } from "./button-style";
import { classNames } from "./class-names";

/** A link to another page that looks like a button; same `variant` and `size` as `Button`. */
export function LinkButton({ variant, size, className, ...rest }: ComponentProps<typeof Link> & ButtonLook) {
  return <Link {...rest} className={classNames(buttonStyle({ variant, size }), className)} />;
}
