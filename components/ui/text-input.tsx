"use client";

import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { controlStyle } from "./control-style";
import { useFieldControl } from "./field";

/** A line of text. Inside a `Field` it is labelled by it; takes every prop of `<input>`, so `{...register("name")}` fits. */
export function TextInput({ className, ...rest }: ComponentProps<"input">) {
  const control = useFieldControl(rest);
  return (
    <input
      type="text"
      autoComplete="off"
      {...rest}
      {...control}
      className={classNames(controlStyle, className)}
    />
  );
}
