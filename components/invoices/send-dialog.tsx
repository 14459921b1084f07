"use client";

import { type FormEvent, useId, useState, useTransition } from "react";
import { toast } from "sonner";
import { LimitNotice } from "@/components/claims/limit-notice";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import type { ActionState } from "@/lib/contracts/action-state";
import type { RefusalView, SendPreview } from "@/lib/contracts/invoice";
import type { DeliveryMethod } from "@/lib/domain/customer";
import { addDays, type IsoDate, parseTypedDate } from "@/lib/domain/dates";
import type { InvoiceKind } from "@/lib/domain/invoice";
import { useTexts } from "@/lib/text/client";
import { formatDate } from "@/lib/text/format";
import { RefusalCallout } from "./refusal-callout";
import { SendMethod } from "./send-method";

/** Sends one draft: the server action. */
export type SendInvoice = (
  company: string,
  input: { readonly invoiceId: string; readonly invoiceDate: string; readonly deliveryMethod?: string },
) => Promise<ActionState<{ number: number }>>;

type SendDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  company: string;
  kind: InvoiceKind;
  preview: SendPreview;
  send: SendInvoice;
  /** Leads to the field of the rate, when that is what stands in the way (edge 41). */
  mendRate: () => void;
};

/** «Send faktura» (M14): how it goes, its date and due date, and what stands in the way, told before it is tried. */
export function SendDialog({ open, onOpenChange, company, kind, preview, send, mendRate }: SendDialogProps) {
  const t = useTexts();
  const formId = useId();
  const [pending, start] = useTransition();
  const [date, setDate] = useState<IsoDate | null>(preview.today);
  const [changed, setChanged] = useState<DeliveryMethod | null>(null);
  const [refused, setRefused] = useState<RefusalView | null>(null);

  const method = changed ?? preview.ownMethod;
  const obstacle = preview.choices.find((choice) => choice.method === method)?.refusal ?? null;
  const reason = refused ?? obstacle;

  function change(method: DeliveryMethod | null) {
    setChanged(method);
    setRefused(null);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    // The dialog stands inside the editor's form as React sees it: this is not "save".
    event.stopPropagation();
    if (!date || pending || obstacle) return;
    start(async () => {
      setRefused(null);
      // The customer's own method is the server's to know; what differs from it is said.
      const own = changed || preview.unfactorable ? { deliveryMethod: method } : {};
      const state = await send(company, { invoiceId: preview.invoiceId, invoiceDate: date, ...own });
      if (state.status === "refused") return setRefused({ ...state.facts, code: state.code });
      if (state.status !== "done") return setRefused({ code: "validation_failed" });

      const number = String(state.value.number);
      // The draft ended with its buttons; the document begins with its status.
      window.scrollTo({ top: 0 });
      toast.success(t(kind === "invoice" ? "invoices.sentAs" : "invoices.creditSentAs", { number }));
      // The action has drawn the page anew; only a `?send=1` may be left to take away.
      window.history.replaceState(null, "", `/${company}/invoices/${preview.invoiceId}`);
    });
  }

  const footer = (
    <>
      <Button onClick={() => onOpenChange(false)}>{t("common.cancel")}</Button>
      <Button type="submit" form={formId} variant="primary" pending={pending} disabled={Boolean(obstacle)}>
        {t("invoices.sendInvoice")}
      </Button>
    </>
  );
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("invoices.sendTitle")} footer={footer}>
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4" noValidate>
        <SendMethod preview={preview} changed={changed} onChange={change} />
        {method === "factoring" && preview.creditLimit ? <LimitNotice limit={preview.creditLimit} /> : null}
        <SendDate date={date} onChange={setDate} preview={preview} />
        {reason ? (
          <RefusalCallout
            live={refused !== null}
            title={t("invoices.cannotSendYet")}
            refusal={reason}
            company={company}
            customerNo={preview.customerNo}
            mendRate={() => {
              onOpenChange(false);
              mendRate();
            }}
          />
        ) : null}
      </form>
    </Dialog>
  );
}

type SendDateProps = { date: IsoDate | null; onChange: (date: IsoDate | null) => void; preview: SendPreview };

function SendDate({ date, onChange, preview }: SendDateProps) {
  const t = useTexts();
  const dueDate = date ? formatDate(addDays(date, preview.paymentTermsDays)) : null;
  return (
    <Field
      label={t("invoices.invoiceDate")}
      required
      className="max-w-60"
      error={date ? undefined : t("errors.invalid_date")}
      hint={dueDate ? t("invoices.dueDateWillBe", { date: dueDate }) : undefined}
    >
      <DateInput
        value={date}
        onValueChange={onChange}
        parse={(text) => parseTypedDate(text, preview.today)}
      />
    </Field>
  );
}
