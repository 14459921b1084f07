"use client";

import { CircleCheck, CircleX } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Progress } from "@/components/ui/progress";
import type { ActionState } from "@/lib/contracts/action-state";
import type { LimitWarning, RefusalView } from "@/lib/contracts/invoice";
import { type IsoDate, parseTypedDate } from "@/lib/domain/dates";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { BulkLimits } from "./bulk-limits";
import { BulkSendResults } from "./bulk-send-results";
import type { DraftRow } from "./drafts-table";

/** How one draft fared. */
export type SendOutcomeView =
  | { readonly invoiceId: string; readonly ok: true; readonly number: number }
  | { readonly invoiceId: string; readonly ok: false; readonly error: RefusalView };

/** Sends some drafts: the server action. */
export type SendMany = (
  company: string,
  input: { readonly invoiceIds: readonly string[]; readonly invoiceDate: string },
) => Promise<ActionState<readonly SendOutcomeView[]>>;

/** So many a request: the bar moves, and the company's other work is not kept waiting. */
const together = 20;

type BulkSendDialogProps = {
  company: string;
  drafts: readonly DraftRow[];
  limits: readonly LimitWarning[];
  today: IsoDate;
  sendMany: SendMany;
  onClose: () => void;
};

/** «Send valgte»: one date for all, progress while they go, and a result for each (M14, edge 2). */
export function BulkSendDialog({ company, drafts, limits, today, sendMany, onClose }: BulkSendDialogProps) {
  const t = useTexts();
  const router = useRouter();
  const formId = useId();
  const [date, setDate] = useState<IsoDate | null>(today);
  const [phase, setPhase] = useState<"asking" | "sending" | "done">("asking");
  const [outcomes, setOutcomes] = useState<readonly SendOutcomeView[]>([]);
  const [failure, setFailure] = useState<string | null>(null);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (!date || phase !== "asking") return;
    setPhase("sending");
    const reached: SendOutcomeView[] = [];
    for (let start = 0; start < drafts.length; start += together) {
      const invoiceIds = drafts.slice(start, start + together).map(({ id }) => id);
      const state = await sendMany(company, { invoiceIds, invoiceDate: date });
      if (state.status !== "done") {
        // Nothing of this part was sent; what went before it stands.
        setFailure(refusalText(t, state.status === "refused" ? state : { code: "validation_failed" }));
        break;
      }
      reached.push(...state.value);
      setOutcomes([...reached]);
    }
    setPhase("done");
  }

  /** Only now is the list drawn anew: an empty one would take the results away with it. */
  function close() {
    if (phase === "sending") return;
    if (phase === "done") router.refresh();
    onClose();
  }

  const detail = t("invoices.sendingDetail", {
    done: String(outcomes.length),
    count: String(drafts.length),
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) close();
      }}
      title={t("invoices.sendSelectedTitle", { count: drafts.length })}
      description={phase === "asking" ? t("invoices.sendSelectedText") : undefined}
      footer={
        phase === "done" ? (
          <Button variant="primary" onClick={close}>
            {t("common.close")}
          </Button>
        ) : (
          <>
            <Button onClick={close} disabled={phase === "sending"}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" form={formId} variant="primary" pending={phase === "sending"}>
              {t("invoices.send")}
            </Button>
          </>
        )
      }
    >
      <form id={formId} onSubmit={send} hidden={phase !== "asking"} className="flex flex-col gap-4">
        <Field label={t("invoices.invoiceDate")} error={date ? undefined : t("errors.invalid_date")} required>
          <DateInput value={date} onValueChange={setDate} parse={(text) => parseTypedDate(text, today)} />
        </Field>
        <BulkLimits company={company} drafts={drafts} limits={limits} />
      </form>
      {phase === "sending" ? (
        <Progress
          label={t("invoices.sendingProgress")}
          value={outcomes.length}
          max={drafts.length}
          detail={detail}
        />
      ) : null}
      {phase === "done" ? (
        <div role="status" className="flex flex-col gap-2">
          {failure ? <p className="text-negative">{failure}</p> : null}
          <p className="flex flex-wrap gap-x-4">
            <span className="inline-flex items-center gap-1.5">
              <CircleCheck aria-hidden className="size-4 text-positive" />
              {t("invoices.sentCount", { count: outcomes.filter(({ ok }) => ok).length })}
            </span>
            <span className="inline-flex items-center gap-1.5">
              <CircleX aria-hidden className="size-4 text-negative" />
              {t("invoices.notSentCount", {
                count: drafts.length - outcomes.filter(({ ok }) => ok).length,
              })}
            </span>
          </p>
          <BulkSendResults company={company} drafts={drafts} outcomes={outcomes} />
        </div>
      ) : null}
    </Dialog>
  );
}
