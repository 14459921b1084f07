"use client";

import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { controlStyle } from "./control-style";
import { useFieldControl } from "./field";

/** Some lines of text, `rows` high at first. Inside a `Field` it is labelled by it; takes every prop of `<textarea>`. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  const control = useFieldControl(rest);
  return (
    <textarea
      {...rest}
      {...control}
      rows={rows}
      className={classNames(controlStyle, "h-auto resize-y py-1.5", className)}
    />
  );
}
