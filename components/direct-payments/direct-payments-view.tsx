"use client";

import { FileUp, Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import type { BankLineView, DirectPaymentView } from "@/lib/contracts/direct-payment";
import { useTexts } from "@/lib/text/client";
import { BankLines } from "./bank-lines";
import { ClearDialog } from "./clear-dialog";
import { ClearedPayments } from "./cleared-payments";
import type { DirectPaymentPage } from "./direct-payment-page";
import { type OpenAct, OpenPayments } from "./open-payments";
import { RegisterDialog } from "./register-dialog";
import { ReverseDialog } from "./reverse-dialog";
import { StatementDialog } from "./statement-dialog";

type Opened =
  | { readonly form: "register"; readonly line: BankLineView | null }
  | { readonly form: "statement" }
  | { readonly form: OpenAct | "reopened"; readonly payment: DirectPaymentView };

/** «Direkte innbetalinger» (M29b, edge 33): what is to be cleared, what waits in the bank, and what has been done. */
export function DirectPaymentsView({ balances, ...page }: DirectPaymentPage & { balances: ReactNode }) {
  const t = useTexts();
  const [opened, setOpened] = useState<Opened | null>(
    page.preset && page.mayPost ? { form: "register", line: null } : null,
  );
  const close = () => setOpened(null);

  return (
    <>
      <PageHeader
        title={t("directPayments.title")}
        description={t("directPayments.about")}
        actions={
          page.mayPost ? (
            <>
              <Button onClick={() => setOpened({ form: "statement" })}>
                <FileUp aria-hidden />
                {t("directPayments.readStatement")}
              </Button>
              <Button variant="primary" onClick={() => setOpened({ form: "register", line: null })}>
                <Plus aria-hidden />
                {t("directPayments.register")}
              </Button>
            </>
          ) : null
        }
      />
      {balances}
      <OpenPayments {...page} act={(payment, form) => setOpened({ form, payment })} />
      <BankLines {...page} register={(line) => setOpened({ form: "register", line })} />
      <ClearedPayments {...page} reopen={(payment) => setOpened({ form: "reopened", payment })} />
      <OpenedForm page={page} opened={opened} close={close} />
    </>
  );
}

type OpenedFormProps = { page: DirectPaymentPage; opened: Opened | null; close: () => void };

function OpenedForm({ page, opened, close }: OpenedFormProps) {
  switch (opened?.form) {
    case undefined:
      return null;
    case "statement":
      return <StatementDialog {...page} onClose={close} />;
    case "register":
      return <RegisterDialog {...page} line={opened.line} onClose={close} />;
    case "reversed":
      return (
        <ReverseDialog
          {...page}
          payment={opened.payment}
          undoes="registration"
          act={page.reverse}
          onClose={close}
        />
      );
    case "reopened":
      return (
        <ReverseDialog
          {...page}
          payment={opened.payment}
          undoes="clearing"
          act={page.reopen}
          onClose={close}
        />
      );
    case "forwarded":
    case "set_off":
      return <ClearDialog {...page} payment={opened.payment} way={opened.form} onClose={close} />;
  }
}
