"use client";

import { useEffect, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { buttonStyle } from "@/components/ui/button-style";
import type { ActionState } from "@/lib/contracts/action-state";
import type { LogoChange, TemplateValues } from "@/lib/contracts/branding";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

/** The action that makes a sample with a template as it is typed. */
export type PreviewTemplate = (input: {
  templateId: string | null;
  template: TemplateValues;
  logo: LogoChange;
  language: "nb" | "en";
}) => Promise<ActionState<{ bytes: Uint8Array }>>;

type TemplatePreviewProps = {
  templateId: string | null;
  /** The stored values where the form is closed: its fields, being disabled, hold none. */
  closedValues: TemplateValues | null;
  logo: LogoChange;
  language: "nb" | "en";
  preview: PreviewTemplate;
};

/** How long the typing rests before a new sample is made, in milliseconds. */
const rest = 600;

/** A real PDF of a sample invoice, made anew as the template is typed; to look at, open and keep. */
export function TemplatePreview(props: TemplatePreviewProps) {
  const t = useTexts();
  const { href, failure, busy } = useSample(props);
  return (
    <section aria-labelledby="template-preview" aria-busy={busy} className="flex min-w-0 flex-col gap-2">
      <h2 id="template-preview" className="text-lg font-semibold">
        {t("branding.preview")}
      </h2>
      <p className="max-w-prose text-ink-soft">{t("branding.previewText")}</p>
      {failure ? (
        <p role="status" className="text-negative">
          {refusalText(t, { code: failure })}
        </p>
      ) : null}
      {href ? (
        <>
          <p className="flex flex-wrap gap-2">
            <a href={href} target="_blank" rel="noreferrer" className={buttonStyle({ size: "small" })}>
              {t("branding.previewOpen")}
            </a>
            <a href={href} download="eksempel.pdf" className={buttonStyle({ size: "small" })}>
              {t("branding.previewDownload")}
            </a>
          </p>
          {/* Phones show no PDF inside a page: there the links stand alone. */}
          <iframe
            key={href}
            title={t("branding.preview")}
            src={`${href}#toolbar=0&navpanes=0&view=FitH`}
            className="hidden aspect-[210/297] w-full border border-rule bg-white sm:block"
          />
        </>
      ) : failure ? null : (
        <p role="status" className="text-ink-soft">
          {t("branding.previewLoading")}
        </p>
      )}
    </section>
  );
}

/** The latest sample's address, and whether what is typed has gone on since it was made. */
function useSample({ templateId, closedValues, logo, language, preview }: TemplatePreviewProps) {
  const { control, getValues } = useFormContext<TemplateValues>();
  const typed = JSON.stringify(useWatch({ control }));
  const [href, setHref] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(true);

  // `typed` tells when the fields have changed; what they hold is read when the sample is made.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => {
    let outdated = false;
    setBusy(true);
    const timer = setTimeout(async () => {
      const template = closedValues ?? getValues();
      const state = await preview({ templateId, template, logo, language }).catch(() => null);
      if (outdated) return;
      setBusy(false);
      if (state?.status === "done") {
        setFailure(null);
        setHref(URL.createObjectURL(new Blob([state.value.bytes.slice()], { type: "application/pdf" })));
      } else setFailure(state?.status === "refused" ? state.code : "validation_failed");
    }, rest);
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [typed, templateId, logo, language, preview]);

  // Let go of only when the page has the next one.
  useEffect(() => () => (href ? URL.revokeObjectURL(href) : undefined), [href]);
  return { href, failure, busy };
}
