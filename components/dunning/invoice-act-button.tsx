"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import type { InvoiceAct } from "./views";

type InvoiceActButtonProps = {
  company: string;
  invoiceId: string;
  act: InvoiceAct;
  /** What is said when it is done. */
  done: string;
  /** Names the invoice for those who do not see the row. */
  label: string;
  children: ReactNode;
};

/** Something done with one invoice at once: it is undone as easily. */
export function InvoiceActButton({ company, invoiceId, act, done, label, children }: InvoiceActButtonProps) {
  const t = useTexts();
  const router = useRouter();
  const [pending, start] = useTransition();

  function run() {
    start(async () => {
      const state = await act(company, { invoiceId });
      if (state.status === "done") {
        toast.success(done);
        router.refresh();
      } else if (state.status === "refused")
        toast.error(refusalText(t, { ...state.facts, code: state.code }));
    });
  }

  return (
    <Button size="small" variant="quiet" pending={pending} onClick={run} aria-label={label}>
      {children}
    </Button>
  );
}
