"use client";

import { CircleAlert } from "lucide-react";
import { type AriaAttributes, createContext, type ReactNode, useContext, useId } from "react";
import { classNames } from "./class-names";

type FieldControl = Pick<AriaAttributes, "aria-describedby" | "aria-invalid" | "aria-required"> & {
  readonly id?: string | undefined;
};

const FieldContext = createContext<FieldControl | null>(null);

/** What a control inside a `Field` must carry; the controls of this kit take it by themselves. */
export function useFieldControl(own: FieldControl): FieldControl {
  const field = useContext(FieldContext);
  return {
    id: own.id ?? field?.id,
    "aria-describedby": joinIds(field?.["aria-describedby"], own["aria-describedby"]),
    "aria-invalid": own["aria-invalid"] ?? field?.["aria-invalid"],
    "aria-required": own["aria-required"] ?? field?.["aria-required"],
  };
}

type FieldProps = {
  label: ReactNode;
  /** One control of this kit: TextInput, Textarea, Select, AmountInput, DateInput. */
  children: ReactNode;
  hint?: ReactNode;
  /** Shown in place under the control and read with it; may hold a link to the fix. */
  error?: ReactNode;
  required?: boolean | undefined;
  /** For grids whose column heading already shows the label. */
  hideLabel?: boolean | undefined;
  className?: string | undefined;
};

/** Label, control, hint and error, tied together by id and `aria-describedby`. */
export function Field({ label, children, hint, error, required, hideLabel, className }: FieldProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const control: FieldControl = {
    id,
    "aria-describedby": joinIds(errorId, hintId),
    "aria-invalid": error ? true : undefined,
    "aria-required": required || undefined,
  };

  return (
    <div className={classNames("flex min-w-0 flex-col gap-1", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "text-sm font-medium text-ink"}>
        {label}
        {required ? (
          <span aria-hidden className="ml-0.5 text-negative">
            *
          </span>
        ) : null}
      </label>
      <FieldContext value={control}>{children}</FieldContext>
      {error ? <FieldError id={errorId}>{error}</FieldError> : null}
      {hint ? (
        <p id={hintId} className="text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

/** The line that says what is wrong with a field: a mark and words, not colour alone. */
export function FieldError({ id, children }: { id?: string | undefined; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1 text-sm text-negative">
      <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      <span>{children}</span>
    </p>
  );
}

function joinIds(...ids: (string | undefined)[]): string | undefined {
  return ids.filter(Boolean).join(" ") || undefined;
}
