"use client";

import { useFormContext } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import type { TemplateValues } from "@/lib/contracts/branding";
import { useTexts } from "@/lib/text/client";
import { TemplateField } from "./template-field";

const languages = ["nb", "en"] as const;

/** The template's words in each language: the assignment notice, above the lines and below the payment. */
export function TemplateTexts({
  language,
  onLanguage,
}: {
  language: "nb" | "en";
  onLanguage: (next: "nb" | "en") => void;
}) {
  const t = useTexts();
  const { formState } = useFormContext<TemplateValues>();
  return (
    <Tabs
      label={t("branding.texts")}
      value={language}
      onValueChange={(next) => onLanguage(next === "en" ? "en" : "nb")}
      tabs={languages.map((value) => ({
        value,
        label: t(`branding.languages.${value}`),
        invalid: formState.errors.texts?.[value] !== undefined,
        content: <TextsOf language={value} />,
      }))}
    />
  );
}

function TextsOf({ language }: { language: "nb" | "en" }) {
  const t = useTexts();
  const { getValues, setValue } = useFormContext<TemplateValues>();

  function suggest() {
    const { payee, bankAccount, name } = getValues();
    const facts = { payee: payee.trim() || name.trim() || "…", account: bankAccount.trim() || "…" };
    const text =
      language === "en" ? t("branding.suggestedNoticeEn", facts) : t("branding.suggestedNotice", facts);
    setValue(`texts.${language}.assignmentNotice`, text, { shouldDirty: true, shouldValidate: true });
  }

  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col items-start gap-1.5 [&>:first-child]:w-full">
        <TemplateField
          name={`texts.${language}.assignmentNotice`}
          label={t("branding.assignmentNotice")}
          hint={t("branding.assignmentNoticeHint")}
          lines={3}
        />
        <Button size="small" onClick={suggest}>
          {t("branding.suggestNotice")}
        </Button>
      </div>
      <TemplateField
        name={`texts.${language}.intro`}
        label={t("branding.introText")}
        hint={t("branding.introHint")}
        lines={2}
      />
      <TemplateField
        name={`texts.${language}.footer`}
        label={t("branding.footer")}
        hint={t("branding.footerHint")}
        lines={2}
      />
      {language === "en" ? <p className="text-sm text-ink-soft">{t("branding.textsHint")}</p> : null}
    </div>
  );
}
