"use client";

import type { ComponentProps, ReactNode } from "react";
import { useFormContext } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { CustomerValues } from "@/lib/contracts/customer";
import type { CustomerField } from "@/lib/domain/customer";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

/** The message at a field of the card, in words; undefined when nothing is wrong. */
export function useFieldMessage(field: CustomerField): string | undefined {
  const t = useTexts();
  const { formState } = useFormContext<CustomerValues>();
  const code = formState.errors[field]?.message;
  return code ? refusalText(t, { code }) : undefined;
}

type CardFieldProps = Omit<ComponentProps<typeof TextInput>, "name" | "ref"> & {
  name: Exclude<
    CustomerField,
    "isPerson" | "useFactoring" | "deliveryMethod" | "brandingTemplateId" | "language" | "country"
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
  const { register, formState } = useFormContext<CustomerValues>();
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
