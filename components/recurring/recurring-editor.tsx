"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Save } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { toast } from "sonner";
import { type AccountChoice, type DraftView, formOf } from "@/components/invoices/draft-form";
import { DraftLines } from "@/components/invoices/draft-lines";
import { Totals } from "@/components/invoices/totals";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { FormActions } from "@/components/ui/form-actions";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { ActionState } from "@/lib/contracts/action-state";
import {
  type CustomerChoice,
  type DraftForm,
  previewTotals,
  saveDraftInput,
  withoutBlankLines,
} from "@/lib/contracts/invoice";
import { type ScheduleForm, scheduleInput } from "@/lib/contracts/recurring";
import type { IsoDate } from "@/lib/domain/dates";
import { periodText } from "@/lib/domain/recurring";
import { useTexts, useUserLocale } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { RecurringHead } from "./recurring-head";
import { ScheduleFields } from "./schedule-fields";

type SaveAgreement = (
  company: string,
  input: { recurringId: string | null; version: number | null; draft: DraftForm; schedule: ScheduleForm },
) => Promise<ActionState<{ recurringId: string }>>;

type RecurringEditorProps = {
  company: string;
  recurringId: string | null;
  version: number | null;
  /** The content as an invoice's editor has it. */
  draft: DraftView;
  schedule: ScheduleForm;
  /** The first invoice is made. */
  begun: boolean;
  customer: CustomerChoice | null;
  customers: readonly CustomerChoice[];
  accounts: readonly AccountChoice[];
  vatRegistered: boolean;
  today: IsoDate;
  search: (company: string, text: string) => Promise<CustomerChoice[]>;
  save: SaveAgreement;
};

/** The editor of an agreement (edge 40): what it invoices, with the invoice editor's own lines, and when. */
export function RecurringEditor(props: RecurringEditorProps) {
  const { company, recurringId, version } = props;
  const t = useTexts();
  const locale = useUserLocale();
  const router = useRouter();
  const [customer, setCustomer] = useState(props.customer);
  const [failure, setFailure] = useState<string | null>(null);
  const content = useForm<DraftForm>({
    defaultValues: formOf(props.draft, props.vatRegistered),
    resolver: zodResolver(saveDraftInput, undefined, { raw: true }),
  });
  const schedule = useForm<ScheduleForm>({
    defaultValues: props.schedule,
    resolver: zodResolver(scheduleInput, undefined, { raw: true }),
  });
  const { nets, totals } = previewTotals(useWatch({ control: content.control, name: "lines" }));

  async function keep() {
    setFailure(null);
    // Both are judged, so that all that is wrong is shown at once.
    const right = [await content.trigger(undefined, { shouldFocus: true }), await schedule.trigger()];
    if (right.includes(false)) return;

    const draft = withoutBlankLines(content.getValues());
    const state = await props.save(company, { recurringId, version, draft, schedule: schedule.getValues() });
    if (state.status === "done") {
      toast.success(t("recurring.saved"));
      router.push(`/${company}/invoices/recurring/${state.value.recurringId}`);
    } else if (state.status === "refused") {
      setFailure(refusalText(t, { ...state.facts, code: state.code }));
    } else setFailure(t("errors.validation_failed"));
  }

  const submit = content.handleSubmit(keep, () => void schedule.trigger());
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Section title={t("recurring.schedule")}>
        <ScheduleFields form={schedule} today={props.today} begun={props.begun} />
      </Section>
      <Section
        title={t("recurring.content")}
        description={t("recurring.contentHint", {
          code: "{periode}",
          example: periodText(props.today, 1, locale === "en" ? "en" : "nb"),
        })}
      >
        <RecurringHead
          form={content}
          company={company}
          customer={customer}
          onCustomer={setCustomer}
          first={props.customers}
          search={props.search}
        />
        <DraftLines
          form={content}
          accounts={props.accounts}
          vatRegistered={props.vatRegistered}
          nets={nets}
        />
      </Section>
      <Totals kind="invoice" totals={totals} currency="NOK" rate={null} />
      <div role="alert" className="mt-4">
        {failure ? <Callout tone="error">{failure}</Callout> : null}
      </div>
      <p className="mt-2 max-w-prose text-sm text-ink-soft">
        {t("recurring.deliveryHint")} {t("recurring.onlyKroner")}
      </p>
      <FormActions>
        <Button type="submit" variant="primary" pending={content.formState.isSubmitting}>
          <Save aria-hidden />
          {t("recurring.save")}
        </Button>
        <LinkButton href={`/${company}/invoices/recurring${recurringId ? `/${recurringId}` : ""}`}>
          {t("common.cancel")}
        </LinkButton>
      </FormActions>
    </form>
  );
}
