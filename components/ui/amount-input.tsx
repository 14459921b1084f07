"use client";

import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { TextInput } from "./text-input";

/**
 * An amount as it is typed, "1 234,50": the value stays text, and the form's schema reads it with
 * `parseAmount`. Right aligned, with tabular figures, so that columns of inputs line up.
 */
export function AmountInput({ className, ...rest }: ComponentProps<"input">) {
  return (
    <TextInput inputMode="decimal" {...rest} className={classNames("text-right tabular-nums", className)} />
  );
}
