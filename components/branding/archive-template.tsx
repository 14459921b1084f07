"use client";

import { useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FieldError } from "@/components/ui/field";
import type { ActionState } from "@/lib/contracts/action-state";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

/** The action that puts a template away or brings it back. */
export type ArchiveTemplate = (input: {
  templateId: string;
  archived: boolean;
}) => Promise<ActionState<{ customersChanged: number }>>;

type ArchiveTemplateProps = {
  template: { readonly id: string; readonly name: string; readonly archived: boolean };
  /** How many customers name it on their card. */
  customers: number;
  archive: ArchiveTemplate;
};

/** «Arkiver», with what it does to customers told first; or «Hent fram igjen». */
export function ArchiveButton({ template, customers, archive }: ArchiveTemplateProps) {
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const { id: templateId, name, archived } = template;

  function run() {
    start(async () => {
      const state = await archive({ templateId, archived: !archived });
      if (state.status === "done") {
        setAsking(false);
        toast.success(t(archived ? "branding.restoreDone" : "branding.archiveDone"));
      } else if (state.status === "refused") {
        setRefused(refusalText(t, { ...state.facts, code: state.code }));
      }
    });
  }

  if (archived) {
    return (
      <Button onClick={run} pending={pending}>
        {t("branding.restore")}
      </Button>
    );
  }
  return (
    <>
      <Button variant="quiet" onClick={() => setAsking(true)}>
        {t("branding.archive")}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={(open) => {
          setAsking(open);
          setRefused(null);
        }}
        title={t("branding.archiveTitle", { name })}
        description={t("branding.archiveText", { count: customers })}
        confirmLabel={t("branding.archive")}
        onConfirm={run}
        pending={pending}
      >
        {refused ? <FieldError>{refused}</FieldError> : null}
      </ConfirmDialog>
    </>
  );
}
