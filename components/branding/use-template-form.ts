"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useState } from "react";
import { type FieldPath, useForm } from "react-hook-form";
import type { ActionState } from "@/lib/contracts/action-state";
import { type LogoChange, type TemplateValues, templateInput } from "@/lib/contracts/branding";
import type { BrandingProblem } from "@/lib/domain/branding";

/** The action that saves a template; `version` is the one the user saw. */
export type SaveTemplate = (input: {
  templateId: string | null;
  version: number | null;
  template: TemplateValues;
  logo: LogoChange;
  assigning?: boolean;
}) => Promise<ActionState<{ templateId: string }>>;

/** Why the template was not saved, as far as the whole form goes; each field has its own message. */
export type TemplateFailure = { readonly code: string; readonly facts: object } | null;

type Options = {
  readonly templateId: string | null;
  readonly version: number | null;
  readonly values: TemplateValues;
  /** The template must tell an assignment whole, being made for an integration (edge 39). */
  readonly assigning: boolean;
  readonly save: SaveTemplate;
  readonly onSaved: (templateId: string) => void;
};

const keep: LogoChange = { change: "keep" };

/** The form of a template: typed fields, what becomes of the logo, and where each refusal is shown. */
export function useTemplateForm({ templateId, version, values, assigning, save, onSaved }: Options) {
  const form = useForm<TemplateValues>({
    defaultValues: values,
    resolver: zodResolver(templateInput, undefined, { raw: true }),
  });
  const [logo, setLogo] = useState<LogoChange>(keep);
  const [logoError, setLogoError] = useState<string | null>(null);
  const [failure, setFailure] = useState<TemplateFailure>(null);
  const { reset, setError } = form;

  // A saved template comes back as it is stored, one version on.
  const [seen, setSeen] = useState(version);
  useEffect(() => {
    if (seen === version) return;
    setSeen(version);
    setLogo(keep);
    reset(values);
  }, [seen, version, values, reset]);

  function show(problems: readonly { field: string; code: string }[]) {
    for (const [index, { field, code }] of problems.entries()) {
      const name = field as FieldPath<TemplateValues>;
      setError(name, { type: code, message: code }, { shouldFocus: index === 0 });
    }
  }

  const submit = form.handleSubmit(async (typed) => {
    setFailure(null);
    setLogoError(null);
    const state = await save({ templateId, version: seen, template: typed, logo, assigning });
    if (state.status === "done") return onSaved(state.value.templateId);
    if (state.status === "invalid") {
      setFailure({ code: "validation_failed", facts: {} });
      return show(
        Object.entries(state.fieldErrors).map(([path, code]) => ({
          field: path.replace("template.", ""),
          code,
        })),
      );
    }
    if (state.code.startsWith("logo_")) setLogoError(state.code);
    setFailure({ code: state.code, facts: state.facts });
    show((state.facts as { problems?: readonly BrandingProblem[] }).problems ?? []);
  });

  return { form, logo, setLogo, logoError, setLogoError, failure, submit };
}
