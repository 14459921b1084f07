"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";
import { FieldError } from "./field";

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** For a column of row choices: the label is read, not shown. */
  hideLabel?: boolean | undefined;
  /** Some but not all of the rows below are chosen. */
  indeterminate?: boolean | undefined;
};

/** A tick with its label; the whole label is the target. Takes every prop of `<input>`. */
export function Checkbox({
  label,
  hint,
  error,
  hideLabel,
  indeterminate = false,
  className,
  ...rest
}: CheckboxProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const { ref, ...input } = rest;

  function attach(element: HTMLInputElement | null) {
    if (element) element.indeterminate = indeterminate;
    if (typeof ref === "function") return ref(element);
    if (ref) ref.current = element;
  }

  return (
    <div className={classNames("flex min-w-0 flex-col gap-0.5", className)}>
      <label
        className={classNames("inline-flex items-start gap-2 py-0.5", hideLabel && "size-6 justify-center")}
      >
        <input
          {...input}
          ref={attach}
          type="checkbox"
          aria-describedby={[errorId, hintId].filter(Boolean).join(" ") || undefined}
          aria-invalid={error ? true : undefined}
          className="mt-0.5 size-4 shrink-0 accent-accent"
        />
        <span className={hideLabel ? "sr-only" : undefined}>{label}</span>
      </label>
      {error ? <FieldError id={errorId}>{error}</FieldError> : null}
      {hint ? (
        <p id={hintId} className="pl-6 text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
