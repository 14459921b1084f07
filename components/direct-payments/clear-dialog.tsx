"use client";

import { type FormEvent, useId, useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { DirectPaymentView } from "@/lib/contracts/direct-payment";
import type { RefusalView } from "@/lib/contracts/invoice";
import { parseTypedDate } from "@/lib/domain/dates";
import type { ClearingWay } from "@/lib/domain/direct-payment";
import { useTexts } from "@/lib/text/client";
import { formatAmount } from "@/lib/text/format";
import { refusalText } from "@/lib/text/refusals";
import { type DirectPaymentPage, voucherName } from "./direct-payment-page";
import { FormRefusal } from "./form-refusal";
import { nameOf, PostingPreview } from "./posting-preview";

type ClearDialogProps = Pick<
  DirectPaymentPage,
  "company" | "today" | "accounts" | "bankAccounts" | "forward" | "setOff"
> & {
  payment: DirectPaymentView;
  way: ClearingWay;
  onClose: () => void;
};

/** «Send videre» or «Motregn» (M29b): when, from where, and the voucher before it is posted. */
export function ClearDialog(props: ClearDialogProps) {
  const { company, today, accounts, bankAccounts, payment, way, forward, setOff, onClose } = props;
  const t = useTexts();
  const formId = useId();
  const [pending, start] = useTransition();
  const [date, setDate] = useState(today);
  const [dateError, setDateError] = useState<string | null>(null);
  const [refused, setRefused] = useState<RefusalView | null>(null);
  const mapped = accounts[payment.connectionId];
  const [bankNo, setBankNo] = useState(String(mapped?.bank?.no ?? bankAccounts[0]?.no ?? ""));
  const amount = formatAmount(payment.amountOre);
  const name = payment.connectionName;
  const bank = bankAccounts.find(({ no }) => String(no) === bankNo) ?? mapped?.bank ?? null;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    start(async () => {
      setRefused(null);
      setDateError(null);
      const input = { paymentId: payment.id, date };
      const state =
        way === "forwarded"
          ? await forward(company, { ...input, bankAccountNo: Number(bankNo) })
          : await setOff(company, input);
      if (state.status === "refused") return setRefused({ ...state.facts, code: state.code });
      if (state.status === "invalid") return setDateError(state.fieldErrors.date ?? "invalid_date");
      if (state.status !== "done") return;
      const voucher = voucherName(state.value.voucher);
      toast.success(
        t(way === "forwarded" ? "directPayments.forwarded" : "directPayments.wasSetOff", { voucher, name }),
      );
      onClose();
    });
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t(way === "forwarded" ? "directPayments.forwardTitle" : "directPayments.setOffTitle")}
      description={t(way === "forwarded" ? "directPayments.forwardText" : "directPayments.setOffText", {
        amount,
        name,
      })}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            {t("directPayments.postAndTell")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4" noValidate>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label={t("common.date")}
            required
            error={dateError ? refusalText(t, { code: dateError }) : undefined}
          >
            <DateInput
              value={date}
              onValueChange={(next) => setDate(next ?? today)}
              parse={(text) => parseTypedDate(text, today)}
            />
          </Field>
          {way === "forwarded" ? (
            <Field label={t("directPayments.bankAccount")} required>
              <Select
                value={bankNo}
                onChange={(event) => setBankNo(event.target.value)}
                options={bankAccounts.map((account) => ({
                  value: String(account.no),
                  label: nameOf(account),
                }))}
              />
            </Field>
          ) : null}
        </div>
        <PostingPreview
          debit={mapped?.deviation ?? null}
          credit={way === "forwarded" ? bank : (mapped?.clearing ?? null)}
          amountOre={payment.amountOre}
        />
        <p className="text-ink-soft">{t("directPayments.afterwards", { name })}</p>
        <FormRefusal refusal={refused} company={company} />
      </form>
    </Dialog>
  );
}
