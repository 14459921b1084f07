"use client";

import { LoaderCircle } from "lucide-react";
import type { ComponentProps, MouseEvent } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonLook, buttonStyle } from "./button-style";
import { classNames } from "./class-names";

type ButtonProps = ComponentProps<"button"> &
  ButtonLook & {
    /** Work is under way: the button keeps focus and place, turns a wheel and ignores clicks. */
    pending?: boolean | undefined;
  };

/**
 * A button: `variant` primary | secondary (default) | quiet | danger, `size` normal | small | icon
 * (give `aria-label` with icon). A submit button in a `<form action>` is pending by itself.
 */
export function Button({
  variant,
  size,
  pending,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const form = useFormStatus();
  const busy = pending ?? (type === "submit" && form.pending);

  function click(event: MouseEvent<HTMLButtonElement>) {
    if (busy) event.preventDefault();
    else onClick?.(event);
  }

  return (
    <button
      {...rest}
      type={type}
      onClick={click}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest["aria-disabled"] || undefined}
      className={classNames(buttonStyle({ variant, size }), className)}
    >
      {busy ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
      {busy && size === "icon" ? null : children}
    </button>
  );
}
