"use client";

import { type FormEvent, useId, useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import type { SentInvoiceView } from "./sent-invoice-view";

type SendCopyDialogProps = Pick<SentInvoiceView, "company" | "copyTo" | "sendCopy"> & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  invoiceId: string;
};

/** «Send fakturakopi» (M22): to whom; the stored PDF goes with it. */
export function SendCopyDialog({
  open,
  onOpenChange,
  company,
  invoiceId,
  copyTo,
  sendCopy,
}: SendCopyDialogProps) {
  const t = useTexts();
  const formId = useId();
  const [to, setTo] = useState(copyTo);
  const [error, setError] = useState<string | null>(null);
  const [pending, start] = useTransition();

  function submit(event: FormEvent) {
    event.preventDefault();
    start(async () => {
      const state = await sendCopy(company, { invoiceId, to });
      if (state.status === "done") {
        toast.success(t("invoices.copyQueued", { email: to.trim() }));
        setError(null);
        onOpenChange(false);
      } else if (state.status === "invalid")
        setError(refusalText(t, { code: state.fieldErrors.to ?? "invalid_email" }));
      else if (state.status === "refused") setError(refusalText(t, { code: state.code }));
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("invoices.copyTitle")}
      description={t("invoices.copyText")}
      size="small"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t("common.cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            {t("invoices.send")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate>
        <Field label={t("invoices.copyTo")} error={error ?? undefined} required>
          <TextInput
            type="email"
            value={to}
            onChange={(event) => setTo(event.target.value)}
            autoComplete="email"
          />
        </Field>
      </form>
    </Dialog>
  );
}
