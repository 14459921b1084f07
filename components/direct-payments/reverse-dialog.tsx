"use client";

import { type FormEvent, useId, useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { DirectPaymentView } from "@/lib/contracts/direct-payment";
import type { RefusalView } from "@/lib/contracts/invoice";
import { parseTypedDate } from "@/lib/domain/dates";
import { useTexts } from "@/lib/text/client";
import { type DirectPaymentPage, voucherName } from "./direct-payment-page";
import { FormRefusal } from "./form-refusal";

type ReverseDialogProps = Pick<DirectPaymentPage, "company" | "today"> & {
  payment: DirectPaymentView;
  /** What is undone: the registration, or the clearing of it. */
  undoes: "registration" | "clearing";
  act: DirectPaymentPage["reverse"];
  onClose: () => void;
};

const reversing = {
  title: "directPayments.reverseTitle",
  text: "directPayments.reverseText",
  act: "directPayments.reverse",
  done: "directPayments.reversed",
} as const;
const reopening = {
  title: "directPayments.reopenTitle",
  text: "directPayments.reopenText",
  act: "directPayments.reopen",
  done: "directPayments.reopened",
} as const;

/**
 * «Tilbakefør» and «Angre oppgjør» (M31): a registration that was wrong, or a clearing that was a mistake, is undone by
 * a reversal, with its reason.
 */
export function ReverseDialog({ company, today, payment, undoes, act, onClose }: ReverseDialogProps) {
  const t = useTexts();
  const formId = useId();
  const [pending, start] = useTransition();
  const [date, setDate] = useState(today);
  const [reason, setReason] = useState("");
  const [refused, setRefused] = useState<RefusalView | null>(null);
  const { connectionName: name } = payment;
  const texts = undoes === "clearing" ? reopening : reversing;
  const voucher = voucherName(
    undoes === "clearing"
      ? { series: payment.clearedSeries ?? 0, voucherNo: payment.clearedNo ?? 0 }
      : { series: payment.voucherSeries, voucherNo: payment.voucherNo },
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    start(async () => {
      setRefused(null);
      const state = await act(company, { paymentId: payment.id, date, reason });
      if (state.status === "refused") return setRefused({ ...state.facts, code: state.code });
      if (state.status !== "done") return setRefused({ code: "validation_failed" });
      toast.success(t(texts.done, { voucher: voucherName(state.value.voucher) }));
      onClose();
    });
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t(texts.title)}
      description={t(texts.text, { voucher, name })}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" form={formId} variant="danger" pending={pending}>
            {t(texts.act)}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4" noValidate>
        <Field label={t("common.date")} required className="max-w-60">
          <DateInput
            value={date}
            onValueChange={(next) => setDate(next ?? today)}
            parse={(text) => parseTypedDate(text, today)}
          />
        </Field>
        <Field label={t("directPayments.reason")}>
          <TextInput value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <FormRefusal refusal={refused} company={company} />
      </form>
    </Dialog>
  );
}
