"use client";

import { type FormEvent, useId, useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { DateInput } from "@/components/ui/date-input";
import { DescriptionList } from "@/components/ui/description-list";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { ActionState } from "@/lib/contracts/action-state";
import type { RefusalView, SendPreview } from "@/lib/contracts/invoice";
import type { DeliveryMethod } from "@/lib/domain/customer";
import { addDays, type IsoDate, parseTypedDate } from "@/lib/domain/dates";
import type { InvoiceKind } from "@/lib/domain/invoice";
import { useTexts } from "@/lib/text/client";
import { formatDate } from "@/lib/text/format";
import type { Texts } from "@/lib/text/server";
import { RefusalCallout } from "./refusal-callout";

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
};

/** «Send faktura» (M14): how it goes, its date and due date, and what stands in the way, told before it is tried. */
export function SendDialog({ open, onOpenChange, company, kind, preview, send }: SendDialogProps) {
  const t = useTexts();
  const formId = useId();
  const [pending, start] = useTransition();
  const [date, setDate] = useState<IsoDate | null>(preview.today);
  const [changed, setChanged] = useState<DeliveryMethod | null>(null);
  const [refused, setRefused] = useState<RefusalView | null>(null);

  const method = changed ?? preview.ownMethod;
  const obstacle = preview.choices.find((choice) => choice.method === method)?.refusal ?? null;
  const labelOf = (one: DeliveryMethod) => methodLabel(t, one, preview.integrationName);

  function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    if (!date || pending || obstacle) return;
    start(async () => {
      setRefused(null);
      const input = {
        invoiceId: preview.invoiceId,
        invoiceDate: date,
        ...(changed ? { deliveryMethod: changed } : {}),
      };
      const state = await send(company, input);
      if (state.status === "refused") return setRefused({ ...state.facts, code: state.code });
      if (state.status !== "done") return setRefused({ code: "validation_failed" });

      const number = String(state.value.number);
      toast.success(t(kind === "invoice" ? "invoices.sentAs" : "invoices.creditSentAs", { number }));
      // The action has drawn the page anew; only a `?send=1` may be left to take away.
      window.history.replaceState(null, "", `/${company}/invoices/${preview.invoiceId}`);
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("invoices.sendTitle")}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t("common.cancel")}</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            pending={pending}
            disabled={Boolean(obstacle)}
          >
            {t("invoices.sendInvoice")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4" noValidate>
        <DescriptionList items={[{ label: t("invoices.deliveryMethod"), value: labelOf(method) }]} />
        <MethodChoice preview={preview} changed={changed} onChange={setChanged} labelOf={labelOf} />
        <Field
          label={t("invoices.invoiceDate")}
          required
          className="max-w-60"
          error={date ? undefined : t("errors.invalid_date")}
          hint={
            date
              ? t("invoices.dueDateWillBe", { date: formatDate(addDays(date, preview.paymentTermsDays)) })
              : undefined
          }
        >
          <DateInput
            value={date}
            onValueChange={setDate}
            parse={(text) => parseTypedDate(text, preview.today)}
          />
        </Field>
        {refused ? (
          <RefusalCallout
            live
            title={t("invoices.cannotSendYet")}
            refusal={refused}
            company={company}
            customerNo={preview.customerNo}
          />
        ) : obstacle ? (
          <RefusalCallout
            title={t("invoices.cannotSendYet")}
            refusal={obstacle}
            company={company}
            customerNo={preview.customerNo}
          />
        ) : null}
      </form>
    </Dialog>
  );
}

/** What a method is called here: factoring by the integration's name (M14). */
function methodLabel(t: Texts, method: DeliveryMethod, integrationName: string | null): string {
  if (method === "factoring") return integrationName ?? t("invoices.workingMethods.factoring");
  if (method === "email" || method === "print") return t(`invoices.workingMethods.${method}`);
  return t(`invoices.deliveryMethods.${method}`);
}

type MethodChoiceProps = {
  preview: SendPreview;
  changed: DeliveryMethod | null;
  onChange: (method: DeliveryMethod | null) => void;
  labelOf: (method: DeliveryMethod) => string;
};

/** «Endre leveringsmåte for denne fakturaen»: for this invoice alone; not where the credited invoice has chosen. */
function MethodChoice({ preview, changed, onChange, labelOf }: MethodChoiceProps) {
  const t = useTexts();
  const others = preview.choices.filter((choice) => choice.method !== preview.ownMethod);

  if (preview.fixedBecause) {
    const name = preview.integrationName ?? t("invoices.workingMethods.factoring");
    return <Callout tone="info">{t("invoices.overrideHidden", { name })}</Callout>;
  }
  return (
    <div className="flex flex-col gap-2">
      <Checkbox
        label={t("invoices.overrideDeliveryMethod")}
        checked={changed !== null}
        onChange={(event) => onChange(event.target.checked ? (others[0]?.method ?? null) : null)}
      />
      {changed ? (
        <Field label={t("invoices.deliveryMethod")} className="max-w-60 pl-6">
          <Select
            value={changed}
            onChange={(event) =>
              onChange(others.find((choice) => choice.method === event.target.value)?.method ?? changed)
            }
            options={others.map((choice) => ({ value: choice.method, label: labelOf(choice.method) }))}
          />
        </Field>
      ) : null}
    </div>
  );
}
