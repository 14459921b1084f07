"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { controlStyle } from "./control-style";
import { useFieldControl } from "./field";

export type SelectOption = { readonly value: string; readonly label: string; readonly disabled?: boolean };

type SelectProps = Omit<ComponentProps<"select">, "children" | "multiple"> & {
  options: readonly SelectOption[];
  /** A first, empty choice, "Velg …". */
  placeholder?: string | undefined;
};

/** One of few, as the platform's own list: typing finds the option, and phones show their wheel. */
export function Select({ options, placeholder, className, ...rest }: SelectProps) {
  const control = useFieldControl(rest);
  return (
    <span className={classNames("relative block w-full min-w-0", className)}>
      <select {...rest} {...control} className={classNames(controlStyle, "appearance-none truncate pr-7")}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-2 right-2 size-4 text-ink-soft" />
    </span>
  );
}
