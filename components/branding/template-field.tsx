"use client";

import type { ReactNode } from "react";
import { get, useFormContext } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { TemplateValues } from "@/lib/contracts/branding";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

type TemplateFieldProps = {
  name: "name" | "bankAccount" | "payee" | `texts.${"nb" | "en"}.${"assignmentNotice" | "intro" | "footer"}`;
  label: string;
  hint?: ReactNode;
  required?: boolean;
  /** Some lines instead of one. */
  lines?: number;
  inputMode?: "numeric";
};

/** One field of the template, with what is wrong with it. */
export function TemplateField({ name, label, hint, required, lines, inputMode }: TemplateFieldProps) {
  const t = useTexts();
  const { register, formState } = useFormContext<TemplateValues>();
  // A dotted name of the values: both are texts where they are there at all.
  const code = get(formState.errors, `${name}.message`) as string | undefined;
  const registered = { ...register(name), defaultValue: get(formState.defaultValues, name) as string };
  return (
    <Field label={label} hint={hint} required={required} error={code ? refusalText(t, { code }) : undefined}>
      {lines ? (
        <Textarea rows={lines} {...registered} />
      ) : (
        <TextInput maxLength={100} inputMode={inputMode} {...registered} />
      )}
    </Field>
  );
}
