"use client";

import { type FormEvent, useId, useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { RefusalView } from "@/lib/contracts/invoice";
import type { ReturnedChoices } from "@/lib/contracts/returned-invoice";
import type { OtherwiseMethod } from "@/lib/domain/returned-invoice";
import { useTexts } from "@/lib/text/client";
import { RefusalCallout } from "./refusal-callout";
import type { SentInvoiceView } from "./sent-invoice-view";

type SendOtherwiseDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  company: string;
  returned: ReturnedChoices;
  sendOtherwise: SentInvoiceView["sendOtherwise"];
};

/** «Send på annen måte» (edge 13): by e-mail or print, from the company itself. */
export function SendOtherwiseDialog({
  open,
  onOpenChange,
  company,
  returned,
  sendOtherwise,
}: SendOtherwiseDialogProps) {
  const t = useTexts();
  const formId = useId();
  const [pending, start] = useTransition();
  const [refused, setRefused] = useState<RefusalView | null>(null);
  const [method, setMethod] = useState<OtherwiseMethod>(
    () => returned.otherwise.find(({ refusal }) => refusal === null)?.method ?? "print",
  );
  const obstacle = returned.otherwise.find((way) => way.method === method)?.refusal ?? null;
  const reason = refused ?? obstacle;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (obstacle || pending) return;
    start(async () => {
      const state = await sendOtherwise(company, { invoiceId: returned.invoiceId, method });
      if (state.status === "refused") return setRefused({ ...state.facts, code: state.code });
      if (state.status !== "done") return setRefused({ code: "validation_failed" });
      toast.success(t(`returns.sentOtherwise.${method}`, { email: returned.email ?? "" }));
      onOpenChange(false);
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("returns.sendOtherwise")}
      description={t("returns.sendOtherwiseText", { name: returned.returnedBy })}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t("common.cancel")}</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            pending={pending}
            disabled={obstacle !== null}
          >
            {t("invoices.send")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4" noValidate>
        <Field
          label={t("invoices.deliveryMethod")}
          className="max-w-60"
          hint={
            method === "email" && returned.email ? t("history.facts.to", { to: returned.email }) : undefined
          }
        >
          <Select
            value={method}
            onChange={(event) => {
              setRefused(null);
              setMethod(event.target.value === "email" ? "email" : "print");
            }}
            options={returned.otherwise.map((way) => ({
              value: way.method,
              label: t(`invoices.workingMethods.${way.method}`),
            }))}
          />
        </Field>
        {reason ? (
          <RefusalCallout
            live={refused !== null}
            title={t("invoices.cannotSendYet")}
            refusal={reason}
            company={company}
            customerNo={returned.customerNo}
          />
        ) : null}
      </form>
    </Dialog>
  );
}
