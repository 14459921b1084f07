"use client";

import { type FormEvent, useId, useState, useTransition } from "react";
import { toast } from "sonner";
import { AmountInput } from "@/components/ui/amount-input";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DateInput } from "@/components/ui/date-input";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { LossGroundChoice, LossView } from "@/lib/contracts/loss";
import { addDays, daysBetween, type IsoDate, parseTypedDate } from "@/lib/domain/dates";
import { lossGrounds } from "@/lib/domain/loss";
import { parseAmount } from "@/lib/domain/money";
import { typedAmount } from "@/lib/domain/typed-numbers";
import { useTexts } from "@/lib/text/client";
import { formatAmount, formatDate } from "@/lib/text/format";
import { refusalText } from "@/lib/text/refusals";
import { LossPreview } from "./loss-preview";
import type { LossAct } from "./loss-section";

type LossDialogProps = {
  company: string;
  loss: LossView;
  postLoss: LossAct<unknown>;
  onClose: () => void;
};

/** Half a year in days, as long as the longest half-year is: who waits so long has waited six months. */
const sixMonths = 184;

/** Where a refusal belongs in the form; what belongs nowhere stands under it. */
const fieldOf: Readonly<Record<string, string>> = {
  amount_not_positive: "amount",
  loss_exceeds_remaining: "amount",
  loss_before_invoice: "date",
  date_in_future: "date",
  period_locked: "date",
};

/** «Før tap» (edge 35): how much, when and why the claim is finally lost; the voucher is shown before it is posted. */
export function LossDialog({ company, loss, postLoss, onClose }: LossDialogProps) {
  const { invoice, today } = loss;
  const t = useTexts();
  const formId = useId();
  const [amount, setAmount] = useState(typedAmount(invoice.remainingOre));
  const [date, setDate] = useState<IsoDate>(today);
  const [ground, setGround] = useState<LossGroundChoice>("");
  const [note, setNote] = useState("");
  const { pending, errors, refused, submit } = usePosting({ company, postLoss, onClose });
  const input = { invoiceId: invoice.id, amount, date, ground, note };

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("claimDesk.postLoss")}
      description={t("claimDesk.lossText", { customer: invoice.customerName })}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            {t("claimDesk.postLossNow")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit(input)} className="flex flex-col gap-4" noValidate>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label={t("claimDesk.lossAmount")}
            required
            error={errors.amount}
            hint={t("claimDesk.lossRemaining", { amount: formatAmount(invoice.remainingOre) })}
          >
            <AmountInput value={amount} onChange={(event) => setAmount(event.target.value)} />
          </Field>
          <Field label={t("claimDesk.lossDate")} required error={errors.date}>
            <DateInput
              value={date}
              onValueChange={(next) => setDate(next ?? today)}
              parse={(text) => parseTypedDate(text, today)}
            />
          </Field>
        </div>
        <Field
          label={t("claimDesk.lossGround")}
          required
          error={errors.ground}
          hint={<GroundHint loss={loss} ground={ground} date={date} />}
        >
          <Select
            value={ground}
            placeholder={t("claimDesk.chooseGround")}
            onChange={(event) => setGround(event.target.value as LossGroundChoice)}
            options={[...lossGrounds, "none" as const].map((value) => ({
              value,
              label: t(`claimDesk.lossGrounds.${value}`),
            }))}
          />
        </Field>
        <Field label={t("claimDesk.lossNote")} error={errors.note}>
          <TextInput value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
        </Field>
        <LossPreview loss={loss} amountOre={parseAmount(amount)} date={date} ground={ground} />
        {refused ? (
          <Callout tone="error" live>
            {refused}
          </Callout>
        ) : null}
      </form>
    </Dialog>
  );
}

/** The law's condition, and how long the invoice is overdue beside the ground that asks for it. */
function GroundHint({ loss, ground, date }: { loss: LossView; ground: LossGroundChoice; date: IsoDate }) {
  const t = useTexts();
  const { dueDate } = loss;
  return (
    <>
      {t("claimDesk.lossCondition")}{" "}
      {dueDate && dueDate < date
        ? t("claimDesk.overdueBy", { date: formatDate(dueDate), days: daysBetween(dueDate, date) })
        : null}
      {ground === "six_months" && dueDate && addDays(dueDate, sixMonths) > date ? (
        <strong className="ml-1 font-medium text-ink">{t("claimDesk.sixMonthsNotPassed")}</strong>
      ) : null}
    </>
  );
}

/** Posts what is typed, and puts what is refused or wrong where it is mended. */
function usePosting({
  company,
  postLoss,
  onClose,
}: Pick<LossDialogProps, "company" | "postLoss" | "onClose">) {
  const t = useTexts();
  const [pending, start] = useTransition();
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [refused, setRefused] = useState<string | null>(null);

  const submit = (input: unknown) => (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    start(async () => {
      setErrors({});
      setRefused(null);
      const state = await postLoss(company, input);
      if (state.status === "invalid") {
        const said = Object.entries(state.fieldErrors).map(([field, code]) => [
          field,
          refusalText(t, { code }),
        ]);
        return setErrors(Object.fromEntries(said));
      }
      if (state.status === "refused") {
        const field = fieldOf[state.code];
        const said = refusalText(t, { ...state.facts, code: state.code });
        return field ? setErrors({ [field]: said }) : setRefused(said);
      }
      const { series, voucherNo } = state.value.voucher;
      toast.success(t("claimDesk.lossPosted", { voucher: `${series}-${voucherNo}` }));
      onClose();
    });
  };
  return { pending, errors, refused, submit };
}
