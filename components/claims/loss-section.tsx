"use client";

import Link from "next/link";
import { useState } from "react";
import { Amount } from "@/components/ui/amount";
import { Button } from "@/components/ui/button";
import { DateText } from "@/components/ui/date-text";
import { Section } from "@/components/ui/section";
import type { ActionState } from "@/lib/contracts/action-state";
import type { LossView } from "@/lib/contracts/loss";
import type { VoucherRef } from "@/lib/domain/voucher";
import { useTexts } from "@/lib/text/client";
import { LossDialog } from "./loss-dialog";
import { ReverseLoss } from "./reverse-loss";

/** Posts or reverses a loss: the server action. */
export type LossAct<Input> = (company: string, input: Input) => Promise<ActionState<{ voucher: VoucherRef }>>;

type LossSectionProps = {
  company: string;
  loss: LossView;
  postLoss: LossAct<unknown>;
  reverseLoss: LossAct<unknown>;
};

/** «Tap på krav» (edge 35): the losses that are posted, and the way to post one, or why there is none yet. */
export function LossSection({ company, loss, postLoss, reverseLoss }: LossSectionProps) {
  const t = useTexts();
  const [posting, setPosting] = useState(false);
  const { refusal, losses, dueDate, today, factoringName } = loss;
  const withFactoring = refusal?.code === "loss_with_factoring";
  const overdue = dueDate !== null && dueDate < today;
  const offered = overdue && (refusal === null || withFactoring);
  if (losses.length === 0 && !offered) return null;

  return (
    <Section title={t("claimDesk.lossTitle")}>
      {losses.length > 0 ? (
        <ul aria-label={t("claimDesk.lossesPosted")} className="mb-2 border-t border-rule">
          {losses.map(({ series, voucherNo, voucherDate, amountOre }) => (
            <li
              key={`${series}-${voucherNo}`}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-rule py-1"
            >
              <Amount ore={amountOre} className="w-28" />
              <Link href={`/${company}/vouchers/${series}-${voucherNo}`} className="link tabular-nums">
                {series}-{voucherNo}
              </Link>
              <DateText date={voucherDate} />
              {loss.mayAct ? (
                <ReverseLoss
                  company={company}
                  invoiceId={loss.invoice.id}
                  voucher={`${series}-${voucherNo}`}
                  amountOre={amountOre}
                  today={today}
                  reverseLoss={reverseLoss}
                />
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {offered && withFactoring ? (
        <p className="text-ink-soft">{t("claimDesk.lossNotYet", { name: factoringName ?? "" })}</p>
      ) : null}
      {offered && refusal === null && loss.mayAct ? (
        <Button size="small" onClick={() => setPosting(true)}>
          {t("claimDesk.postLoss")}
        </Button>
      ) : null}
      {posting ? (
        <LossDialog company={company} loss={loss} postLoss={postLoss} onClose={() => setPosting(false)} />
      ) : null}
    </Section>
  );
}
