"use client";

import type { ComponentProps, ReactNode } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { CustomerValues } from "@/lib/contracts/customer";
import { expectedForms } from "@/lib/domain/country-rules";
import type { CustomerField } from "@/lib/domain/customer";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

/** The fields of customers' and of suppliers' cards. */
type AnyField = CustomerField | "bankAccount";

type AnyValues = CustomerValues & { readonly bankAccount: string };

/** The message at a field of the card, in words, with the form that its country expects; undefined when nothing is wrong. */
export function useFieldMessage(field: AnyField): string | undefined {
  const t = useTexts();
  const { control, formState } = useFormContext<AnyValues>();
  const country = useWatch({ control, name: "country" });
  const code = formState.errors[field]?.message;
  if (!code) return undefined;
  const forms: Readonly<Record<string, string | null>> = expectedForms(country);
  const example = forms[field];
  return refusalText(t, example ? { code, example } : { code });
}

type CardFieldProps = Omit<ComponentProps<typeof TextInput>, "name" | "ref"> & {
  name: Exclude<
    AnyField,
    | "isPerson"
    | "useFactoring"
    | "sendReminders"
    | "deliveryMethod"
    | "brandingTemplateId"
    | "language"
    | "country"
  >;
  label: string;
  hint?: ReactNode;
  required?: boolean | undefined;
  onBlurred?: ((text: string) => void) | undefined;
  fieldClassName?: string | undefined;
};

/** A line of text on the card, with its label, its hint and what is wrong with it. */
export function CardField({
  name,
  label,
  hint,
  required,
  onBlurred,
  fieldClassName,
  ...input
}: CardFieldProps) {
  const { register, formState } = useFormContext<AnyValues>();
  const registered = register(name, { onBlur: (event) => onBlurred?.(String(event.target.value)) });
  return (
    <Field
      label={label}
      hint={hint}
      required={required}
      error={useFieldMessage(name)}
      className={fieldClassName}
    >
      <TextInput defaultValue={formState.defaultValues?.[name]} {...input} {...registered} />
    </Field>
  );
}
