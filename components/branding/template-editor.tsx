"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { LinkButton } from "@/components/ui/link-button";
import type { TemplateValues } from "@/lib/contracts/branding";
import { useTexts } from "@/lib/text/client";
import { TemplateForm } from "./template-form";
import type { PreviewTemplate } from "./template-preview";
import type { SaveTemplate } from "./use-template-form";

type TemplateEditorProps = {
  template: { readonly id: string; readonly version: number } | null;
  values: TemplateValues;
  logoHref: string | null;
  operatingAccount: string;
  canEdit: boolean;
  /** Where the list is. */
  listHref: string;
  archive?: ReactNode;
  save: SaveTemplate;
  preview: PreviewTemplate;
};

/** The form on a page of its own: a new template goes on to its own page when it is saved. */
export function TemplateEditor({ listHref, archive, ...form }: TemplateEditorProps) {
  const t = useTexts();
  const router = useRouter();
  return (
    <TemplateForm
      {...form}
      onSaved={(templateId) => {
        toast.success(t("branding.saved"));
        if (!form.template) router.push(`${listHref}/${templateId}`);
      }}
      actions={
        <>
          <LinkButton href={listHref} variant="quiet">
            {t("common.cancel")}
          </LinkButton>
          {archive}
        </>
      }
    />
  );
}
