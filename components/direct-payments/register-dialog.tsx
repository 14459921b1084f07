"use client";

import { type FormEvent, useId, useState, useTransition } from "react";
import { toast } from "sonner";
import { AmountInput } from "@/components/ui/amount-input";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { AccountChoice, BankLineView, PayableChoice } from "@/lib/contracts/direct-payment";
import type { RefusalView } from "@/lib/contracts/invoice";
import { type IsoDate, parseTypedDate } from "@/lib/domain/dates";
import { parseAmount } from "@/lib/domain/money";
import { typedAmount } from "@/lib/domain/typed-numbers";
import { useTexts } from "@/lib/text/client";
import { formatAmount } from "@/lib/text/format";
import { refusalText } from "@/lib/text/refusals";
import { BankLineFacts } from "./bank-line-facts";
import { type DirectPaymentPage, voucherName } from "./direct-payment-page";
import { FormRefusal } from "./form-refusal";
import { PayablePicker } from "./payable-picker";
import { nameOf, PostingPreview } from "./posting-preview";

type RegisterDialogProps = Pick<
  DirectPaymentPage,
  "company" | "today" | "accounts" | "bankAccounts" | "latest" | "search" | "report"
> & {
  /** The line that is posted; null by hand. */
  line: BankLineView | null;
  preset: PayableChoice | null;
  onClose: () => void;
};

/** «Registrer direkte innbetaling» (M29b): which invoice, when, how much, where; the voucher is shown before it is posted. */
export function RegisterDialog(props: RegisterDialogProps) {
  const { company, today, accounts, bankAccounts, latest, line, preset, search, report, onClose } = props;
  const t = useTexts();
  const formId = useId();
  const { pending, errors, refused, post } = usePosting({ company, report, onClose });
  const [invoice, setInvoice] = useState(line?.suggestion?.invoice ?? preset);
  const [typed, setTyped] = useState<string | null>(line ? typedAmount(line.amountOre) : null);
  const [paidOn, setPaidOn] = useState(line?.bookedOn ?? today);
  const [chosenBank, setChosenBank] = useState<string | null>(line ? String(line.accountNo) : null);
  const [note, setNote] = useState("");

  const mapped = invoice ? (accounts[invoice.connectionId] ?? null) : null;
  const choices = bankChoices(mapped?.bank ?? null, bankAccounts);
  const bankNo = chosenBank ?? String(mapped?.bank?.no ?? choices[0]?.no ?? "");
  // What remains is what is usually paid.
  const amount = typed ?? (invoice && invoice.remainingOre > 0n ? typedAmount(invoice.remainingOre) : "");
  const amountOre = parseAmount(amount);

  function submit(event: FormEvent) {
    event.preventDefault();
    const { invoiceId = "", connectionName = "" } = invoice ?? {};
    const money = { amount, paidOn, bankAccountNo: Number(bankNo) };
    post({ invoiceId, bankLineId: line?.id ?? null, ...money, note }, connectionName);
  }

  const errorOf = (field: string) => (errors[field] ? refusalText(t, { code: errors[field] }) : undefined);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("directPayments.registerTitle")}
      description={t("directPayments.registerText")}
      footer={<Buttons formId={formId} pending={pending} onClose={onClose} />}
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4" noValidate>
        {line ? <BankLineFacts line={line} /> : null}
        <Field
          label={t("directPayments.invoice")}
          required
          error={errorOf("invoiceId")}
          hint={invoice ? <InvoiceHint invoice={invoice} /> : undefined}
        >
          <PayablePicker
            value={invoice}
            onValueChange={setInvoice}
            first={latest}
            search={(text) => search(company, text)}
          />
        </Field>
        {line ? null : (
          <MoneyFields
            today={today}
            paidOn={paidOn}
            onPaidOn={setPaidOn}
            amount={amount}
            onAmount={setTyped}
            bankNo={bankNo}
            onBank={setChosenBank}
            choices={choices}
            errorOf={errorOf}
          />
        )}
        <Beside amountOre={amountOre} invoice={invoice} />
        <Field label={t("directPayments.note")} error={errorOf("note")}>
          <TextInput value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
        <PostingPreview
          debit={choices.find(({ no }) => String(no) === bankNo) ?? null}
          credit={mapped?.deviation ?? null}
          amountOre={amountOre}
        />
        <FormRefusal refusal={refused} company={company} />
      </form>
    </Dialog>
  );
}

/** Posts what is typed, keeps what is refused or wrong, and closes the form when it went well. */
function usePosting({
  company,
  report,
  onClose,
}: Pick<RegisterDialogProps, "company" | "report" | "onClose">) {
  const t = useTexts();
  const [pending, start] = useTransition();
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [refused, setRefused] = useState<RefusalView | null>(null);

  function post(input: unknown, name: string) {
    if (pending) return;
    start(async () => {
      setRefused(null);
      setErrors({});
      const state = await report(company, input);
      if (state.status === "refused") return setRefused({ ...state.facts, code: state.code });
      if (state.status === "invalid") return setErrors(state.fieldErrors);
      if (state.status !== "done") return;
      toast.success(t("directPayments.registered", { voucher: voucherName(state.value.voucher), name }));
      onClose();
    });
  }
  return { pending, errors, refused, post };
}

function Buttons({ formId, pending, onClose }: { formId: string; pending: boolean; onClose: () => void }) {
  const t = useTexts();
  return (
    <>
      <Button onClick={onClose}>{t("common.cancel")}</Button>
      <Button type="submit" form={formId} variant="primary" pending={pending}>
        {t("directPayments.postAndTell")}
      </Button>
    </>
  );
}

/** The agreement's own bank account among the rest, first when it is none of them. */
function bankChoices(mapped: AccountChoice | null, all: readonly AccountChoice[]): readonly AccountChoice[] {
  return !mapped || all.some(({ no }) => no === mapped.no) ? all : [mapped, ...all];
}

/** What remains of the invoice, and what is registered as paid to the company before: nobody shall register it twice. */
function InvoiceHint({ invoice: { remainingOre, paidDirectlyOre } }: { invoice: PayableChoice }) {
  const t = useTexts();
  return (
    <>
      {t("directPayments.remaining", { amount: formatAmount(remainingOre) })}
      {paidDirectlyOre > 0n ? (
        <strong className="ml-3 font-medium text-ink">
          {t("directPayments.paidBefore", { amount: formatAmount(paidDirectlyOre) })}
        </strong>
      ) : null}
    </>
  );
}

/** How the amount stands beside what remains of the invoice; nothing when it is just that. */
function Beside({ amountOre, invoice }: { amountOre: bigint | null; invoice: PayableChoice | null }) {
  const t = useTexts();
  const over = amountOre === null || !invoice ? 0n : amountOre - invoice.remainingOre;
  return (
    <p role="status" className="text-sm text-ink-soft empty:hidden">
      {over < 0n ? t("directPayments.amountLess", { amount: formatAmount(-over) }) : null}
      {over > 0n ? t("directPayments.amountMore", { amount: formatAmount(over) }) : null}
    </p>
  );
}

type MoneyFieldsProps = {
  today: IsoDate;
  paidOn: IsoDate;
  onPaidOn: (date: IsoDate) => void;
  amount: string;
  onAmount: (typed: string) => void;
  bankNo: string;
  onBank: (no: string) => void;
  choices: readonly AccountChoice[];
  errorOf: (field: string) => string | undefined;
};

/** What a line of the bank's would have said: when, how much, and to which account. */
function MoneyFields({
  today,
  paidOn,
  onPaidOn,
  amount,
  onAmount,
  bankNo,
  onBank,
  choices,
  errorOf,
}: MoneyFieldsProps) {
  const t = useTexts();
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Field label={t("directPayments.paidOn")} required error={errorOf("paidOn")}>
        <DateInput
          value={paidOn}
          onValueChange={(date) => onPaidOn(date ?? today)}
          parse={(text) => parseTypedDate(text, today)}
        />
      </Field>
      <Field label={t("common.amount")} required error={errorOf("amount")}>
        <AmountInput value={amount} onChange={(event) => onAmount(event.target.value)} />
      </Field>
      <Field label={t("directPayments.bankAccount")} required error={errorOf("bankAccountNo")}>
        <Select
          value={bankNo}
          onChange={(event) => onBank(event.target.value)}
          options={choices.map((account) => ({ value: String(account.no), label: nameOf(account) }))}
        />
      </Field>
    </div>
  );
}
