"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import type { InvoiceAct } from "./views";

type CollectButtonProps = {
  company: string;
  invoiceId: string;
  invoiceNo: string;
  agency: string;
  act: InvoiceAct;
  /** Take a claim back instead of sending it. */
  withdraws?: boolean;
};

/** «Send til inkasso», or «Trekk fra inkasso»: asks first, and tells why when it is refused (M25, edge 38). */
export function CollectButton({ company, invoiceId, invoiceNo, agency, act, withdraws }: CollectButtonProps) {
  const t = useTexts();
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const [name, title, text, done] = withdraws
    ? ([
        t("dunning.withdraw"),
        t("dunning.withdrawTitle", { number: invoiceNo }),
        t("dunning.withdrawText", { agency }),
        t("dunning.withdrawDone"),
      ] as const)
    : ([
        t("dunning.collect"),
        t("dunning.collectTitle", { number: invoiceNo }),
        t("dunning.collectText", { agency }),
        t("dunning.collected", { agency }),
      ] as const);

  function run() {
    start(async () => {
      const state = await act(company, { invoiceId });
      if (state.status === "done") {
        setAsking(false);
        toast.success(done);
        router.refresh();
      } else
        setFailure(
          refusalText(
            t,
            state.status === "refused" ? { ...state.facts, code: state.code } : { code: "unknown" },
          ),
        );
    });
  }

  return (
    <>
      <Button
        size="small"
        aria-label={`${name}, ${t("dunning.invoice")} ${invoiceNo}`}
        onClick={() => {
          setFailure(null);
          setAsking(true);
        }}
      >
        {name}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={title}
        description={text}
        confirmLabel={name}
        onConfirm={run}
        pending={pending}
      >
        {failure ? (
          <Callout tone="error" live title={t("dunning.collectFailed")}>
            {failure}
          </Callout>
        ) : null}
      </ConfirmDialog>
    </>
  );
}
