"use client";

import { useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { type IsoDate, parseTypedDate } from "@/lib/domain/dates";
import { useTexts } from "@/lib/text/client";
import { formatAmount } from "@/lib/text/format";
import { refusalText } from "@/lib/text/refusals";
import type { LossAct } from "./loss-section";

type ReverseLossProps = {
  company: string;
  invoiceId: string;
  /** "3-14". */
  voucher: string;
  amountOre: bigint;
  today: IsoDate;
  reverseLoss: LossAct<unknown>;
};

/** «Tilbakefør» a loss: the customer has paid after all, or it was a mistake. Asks first, and for the voucher's date. */
export function ReverseLoss({
  company,
  invoiceId,
  voucher,
  amountOre,
  today,
  reverseLoss,
}: ReverseLossProps) {
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const [date, setDate] = useState<IsoDate>(today);
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, start] = useTransition();

  function run() {
    start(async () => {
      setFailure(null);
      const state = await reverseLoss(company, { invoiceId, voucher, date });
      if (state.status !== "done") {
        const refusal =
          state.status === "refused" ? { ...state.facts, code: state.code } : { code: "invalid_date" };
        return setFailure(refusalText(t, refusal));
      }
      const { series, voucherNo } = state.value.voucher;
      toast.success(t("claimDesk.lossReversed", { voucher: `${series}-${voucherNo}` }));
      setAsking(false);
    });
  }

  return (
    <>
      <Button
        size="small"
        aria-label={`${t("claimDesk.reverseLoss")} ${voucher}`}
        onClick={() => {
          setFailure(null);
          setAsking(true);
        }}
      >
        {t("claimDesk.reverseLoss")}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("claimDesk.reverseLossTitle", { amount: formatAmount(amountOre) })}
        description={t("claimDesk.reverseLossText")}
        confirmLabel={t("claimDesk.reverseLoss")}
        onConfirm={run}
        pending={pending}
      >
        <Field label={t("claimDesk.lossDate")} required className="max-w-48">
          <DateInput
            value={date}
            onValueChange={(next) => setDate(next ?? today)}
            parse={(text) => parseTypedDate(text, today)}
          />
        </Field>
        {failure ? (
          <div className="mt-3">
            <Callout tone="error" live>
              {failure}
            </Callout>
          </div>
        ) : null}
      </ConfirmDialog>
    </>
  );
}
