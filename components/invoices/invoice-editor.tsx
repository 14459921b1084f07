"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Save, Send, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { FormActions } from "@/components/ui/form-actions";
import { Section } from "@/components/ui/section";
import type { ActionState } from "@/lib/contracts/action-state";
import {
  type CustomerChoice,
  type DraftForm,
  previewTotals,
  type RememberedRate,
  type SendPreview,
  saveDraftInput,
  withoutBlankLines,
} from "@/lib/contracts/invoice";
import { type Currency, parseExchangeRate } from "@/lib/domain/currency";
import type { IsoDate } from "@/lib/domain/dates";
import type { Ore } from "@/lib/domain/money";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { Attachments } from "./attachments";
import { DeleteDraft } from "./delete-draft";
import { DraftCurrency, focusRate } from "./draft-currency";
import { type AccountChoice, type DraftView, formOf } from "./draft-form";
import { DraftHead } from "./draft-head";
import { DraftLines } from "./draft-lines";
import { SendDialog, type SendInvoice } from "./send-dialog";
import { Totals } from "./totals";
import { type AttachmentActions, useAttachments } from "./use-attachments";

type Act<Input> = (company: string, input: Input) => Promise<ActionState<{ invoiceId: string }>>;

type InvoiceEditorProps = {
  company: string;
  draft: DraftView;
  customer: CustomerChoice | null;
  /** The first customers, offered before anything is typed. */
  customers: readonly CustomerChoice[];
  accounts: readonly AccountChoice[];
  vatRegistered: boolean;
  today: IsoDate;
  /** What sending would do; null for a draft that is not kept yet. */
  preview: SendPreview | null;
  /** What is remembered of each currency (edge 41). */
  rates: readonly RememberedRate[];
  /** The draft was kept on the way to sending it: go on with that. */
  sendAtOnce?: boolean;
  search: (company: string, text: string) => Promise<CustomerChoice[]>;
  save: Act<DraftForm>;
  remove: Act<{ invoiceId: string }>;
  send: SendInvoice;
  attachments: AttachmentActions;
};

/** Which question stands over the draft. */
type Asking = "send" | "delete" | null;

/** The editor of a draft (M13): may be kept unfinished; sending keeps it first, so that what is sent is what is seen. */
export function InvoiceEditor(props: InvoiceEditorProps) {
  const { company, draft, save } = props;
  const t = useTexts();
  const router = useRouter();
  const [customer, setCustomer] = useState(props.customer);
  const [asking, setAsking] = useState<Asking>(props.sendAtOnce ? "send" : null);
  const form = useForm<DraftForm>({
    defaultValues: formOf(draft, props.vatRegistered),
    // Another version, as after saving, replaces what the form believes is kept.
    values: formOf(draft, props.vatRegistered),
    resetOptions: { keepDirtyValues: false },
    resolver: zodResolver(saveDraftInput, undefined, { raw: true }),
  });
  const { isSubmitting, isDirty, errors } = form.formState;
  const lines = useWatch({ control: form.control, name: "lines" });
  const { nets, totals } = previewTotals(lines);
  const files = useAttachments(company, draft.invoiceId, props.attachments);
  const [currency = "NOK", rate = ""] = useWatch({
    control: form.control,
    name: ["currency", "exchangeRate"],
  });

  const keep = (andSend: boolean) =>
    form.handleSubmit(async (typed) => {
      if (andSend && !isDirty && draft.invoiceId) {
        return (await files.keepWith(draft.invoiceId)) ? setAsking("send") : undefined;
      }

      const state = await save(company, withoutBlankLines(typed));
      if (state.status === "refused")
        return form.setError("root", { message: refusalText(t, { ...state.facts, code: state.code }) });
      if (state.status !== "done") return form.setError("root", { message: t("errors.validation_failed") });

      const whole = await files.keepWith(state.value.invoiceId);
      if (!draft.invoiceId) {
        router.replace(`/${company}/invoices/${state.value.invoiceId}${andSend && whole ? "?send=1" : ""}`);
      } else if (andSend && whole) setAsking("send");
      if (!andSend) toast.success(t("invoices.draftSaved"));
    })();

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void keep(false);
      }}
      noValidate
    >
      {draft.source === "imported" ? <Callout tone="info">{t("invoices.importedDraft")}</Callout> : null}
      <DraftHead
        form={form}
        company={company}
        customer={customer}
        onCustomer={setCustomer}
        first={props.customers}
        search={props.search}
        today={props.today}
        fixedCustomer={draft.kind === "credit_note"}
      >
        <DraftCurrency
          form={form}
          company={company}
          currency={currency}
          rates={props.rates}
          fixed={draft.kind === "credit_note"}
        />
      </DraftHead>
      <Section title={t("invoices.lines")}>
        <DraftLines form={form} accounts={props.accounts} vatRegistered={props.vatRegistered} nets={nets} />
      </Section>
      <Totals kind={draft.kind} totals={totals} currency={currency} rate={parseExchangeRate(rate)} />
      <Attachments company={company} files={files} />
      <div role="alert" className="mt-4">
        {errors.root?.message ? <Callout tone="error">{errors.root.message}</Callout> : null}
      </div>
      <EditorActions
        pending={isSubmitting}
        send={() => keep(true)}
        remove={draft.invoiceId ? () => setAsking("delete") : null}
      />
      <EditorDialogs
        {...props}
        asking={asking}
        ask={setAsking}
        mendRate={() => focusRate(form)}
        described={{ customerName: customer?.name ?? "", totalOre: totals.totalOre, currency }}
      />
    </form>
  );
}

type EditorDialogsProps = InvoiceEditorProps & {
  asking: Asking;
  ask: (question: Asking) => void;
  mendRate: () => void;
  described: { customerName: string; totalOre: Ore; currency: Currency };
};

/** The two questions about a kept draft: how to send it, and whether to delete it. */
function EditorDialogs({ company, draft, asking, ask, described, ...props }: EditorDialogsProps) {
  return (
    <>
      {props.preview ? (
        <SendDialog
          open={asking === "send"}
          onOpenChange={(open) => ask(open ? "send" : null)}
          company={company}
          kind={draft.kind}
          preview={props.preview}
          send={props.send}
          mendRate={props.mendRate}
        />
      ) : null}
      {draft.invoiceId ? (
        <DeleteDraft
          open={asking === "delete"}
          onOpenChange={(open) => ask(open ? "delete" : null)}
          company={company}
          invoiceId={draft.invoiceId}
          {...described}
          remove={props.remove}
        />
      ) : null}
    </>
  );
}

type EditorActionsProps = { pending: boolean; send: () => void; remove: (() => void) | null };

function EditorActions({ pending, send, remove }: EditorActionsProps) {
  const t = useTexts();
  return (
    <FormActions>
      <Button variant="primary" pending={pending} onClick={send}>
        <Send aria-hidden />
        {t("invoices.sendInvoice")}
      </Button>
      <Button type="submit" pending={pending}>
        <Save aria-hidden />
        {t("invoices.saveDraft")}
      </Button>
      {remove ? (
        <Button variant="quiet" className="ml-auto" onClick={remove}>
          <Trash2 aria-hidden />
          {t("invoices.deleteDraft")}
        </Button>
      ) : null}
    </FormActions>
  );
}
