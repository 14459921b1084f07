"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ActionState } from "@/lib/contracts/action-state";
import { useTexts } from "@/lib/text/client";
import { withCurrency } from "@/lib/text/format";
import { refusalText } from "@/lib/text/refusals";

type DeleteDraftProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  company: string;
  invoiceId: string;
  customerName: string;
  totalOre: bigint;
  currency: string;
  remove: (company: string, input: { invoiceId: string }) => Promise<ActionState>;
};

/** «Slett utkast», after a question. */
export function DeleteDraft({
  open,
  onOpenChange,
  company,
  invoiceId,
  customerName,
  totalOre,
  currency,
  remove,
}: DeleteDraftProps) {
  const t = useTexts();
  const router = useRouter();
  const [pending, start] = useTransition();

  function confirm() {
    start(async () => {
      const state = await remove(company, { invoiceId });
      if (state.status === "refused") {
        toast.error(refusalText(t, { code: state.code }));
        return;
      }
      toast.success(t("invoices.draftDeleted"));
      router.replace(`/${company}/invoices?view=drafts`);
    });
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("invoices.deleteDraftTitle")}
      description={t("invoices.deleteDraftText", {
        amount: withCurrency(totalOre, currency),
        customer: customerName,
      })}
      confirmLabel={t("invoices.deleteDraft")}
      onConfirm={confirm}
      pending={pending}
      danger
    />
  );
}
