"use client";

import { type FormEvent, useId, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { StatementRead } from "@/lib/contracts/direct-payment";
import type { RefusalView } from "@/lib/contracts/invoice";
import { tooLarge } from "@/lib/contracts/uploaded-file";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import type { DirectPaymentPage } from "./direct-payment-page";
import { FormRefusal } from "./form-refusal";
import { nameOf } from "./posting-preview";

type StatementDialogProps = Pick<DirectPaymentPage, "company" | "bankAccounts" | "readStatement"> & {
  onClose: () => void;
};

/** «Les inn kontoutskrift»: a file and its account; afterwards what came of it, each faulty line with its place. */
export function StatementDialog({ company, bankAccounts, readStatement, onClose }: StatementDialogProps) {
  const t = useTexts();
  const formId = useId();
  const file = useRef<HTMLInputElement>(null);
  const [pending, start] = useTransition();
  const [accountNo, setAccountNo] = useState(String(bankAccounts[0]?.no ?? ""));
  const [fileError, setFileError] = useState<string | null>(null);
  const [refused, setRefused] = useState<RefusalView | null>(null);
  const [read, setRead] = useState<StatementRead | null>(null);

  function submit(event: FormEvent) {
    event.preventDefault();
    const chosen = file.current?.files?.[0];
    setRefused(null);
    setRead(null);
    setFileError(null);
    if (!chosen) return setFileError(refusalText(t, { code: "choose_file" }));
    const refusal = tooLarge(chosen);
    if (refusal) return setFileError(refusalText(t, refusal));

    const form = new FormData();
    form.set("file", chosen);
    form.set("accountNo", accountNo);
    start(async () => {
      const state = await readStatement(company, form);
      if (state.status === "refused") return setRefused({ ...state.facts, code: state.code });
      if (state.status !== "done") return setRefused({ code: "validation_failed" });
      setRead(state.value);
    });
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("directPayments.statementTitle")}
      description={t("directPayments.statementText")}
      footer={
        <>
          <Button onClick={onClose}>{t(read ? "common.close" : "common.cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            {t("directPayments.read")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4" noValidate>
        <Field label={t("directPayments.bankAccount")} required className="max-w-80">
          <Select
            value={accountNo}
            onChange={(event) => setAccountNo(event.target.value)}
            options={bankAccounts.map((account) => ({ value: String(account.no), label: nameOf(account) }))}
          />
        </Field>
        <Field label={t("directPayments.file")} required error={fileError ?? undefined}>
          <TextInput ref={file} type="file" accept=".csv,.txt,.xlsx,text/csv" className="h-auto py-1" />
        </Field>
        {read ? <Result read={read} /> : null}
        <FormRefusal refusal={refused} company={company} />
      </form>
    </Dialog>
  );
}

function Result({ read }: { read: StatementRead }) {
  const t = useTexts();
  const { added, known, faulty, faults } = read;
  return (
    <>
      <Callout tone="success" live>
        {t("directPayments.readResult", { added, known })}
      </Callout>
      {faulty > 0 ? (
        <Callout tone="warning" title={t("directPayments.faulty", { count: faulty })}>
          <ul>
            {faults.map(({ line, code }) => (
              <li key={line}>
                {t("directPayments.faultOf", { line: String(line), reason: refusalText(t, { code }) })}
              </li>
            ))}
          </ul>
          {faulty > faults.length
            ? t("directPayments.moreFaults", { count: String(faulty - faults.length) })
            : null}
        </Callout>
      ) : null}
    </>
  );
}
