"use client";

import { type FormEvent, useId, useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DateInput } from "@/components/ui/date-input";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { type IsoDate, parseTypedDate } from "@/lib/domain/dates";
import type { OwnReport } from "@/lib/domain/own-report";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import type { ReportToFactoring } from "./claim-view";

type ReportDialogProps = {
  company: string;
  invoiceId: string;
  /** The factoring company that is told. */
  name: string;
  today: IsoDate;
  chosen: OwnReport;
  report: ReportToFactoring;
  onClose: () => void;
};

/** Where a refusal or a fault belongs in the form; what belongs nowhere stands under it. */
const fieldOf: Readonly<Record<string, "reason" | "holdUntil">> = {
  reason_required: "reason",
  hold_date_passed: "holdUntil",
};

/** «Innsigelse fra kunde», «Sett på vent» and their ends: what follows from it, why, and for a hold until when. */
export function ReportDialog(props: ReportDialogProps) {
  const { company, invoiceId, name, today, chosen, report, onClose } = props;
  const t = useTexts();
  const formId = useId();
  const [pending, start] = useTransition();
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState<{ date: IsoDate | null; text: string }>({ date: null, text: "" });
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [refused, setRefused] = useState<string | null>(null);
  const begins = chosen === "dispute" || chosen === "hold";

  function submit(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    start(async () => {
      setErrors({});
      setRefused(null);
      const holdUntil = chosen === "hold" ? (until.date ?? (until.text || null)) : null;
      const state = await report(company, { invoiceId, report: chosen, reason, holdUntil });
      if (state.status === "invalid") return setErrors(state.fieldErrors);
      if (state.status === "refused") {
        const field = fieldOf[state.code];
        if (field) return setErrors({ [field]: state.code });
        return setRefused(refusalText(t, { ...state.facts, code: state.code }));
      }
      toast.success(t("claimDesk.reported", { name }));
      onClose();
    });
  }

  const errorOf = (field: string) => (errors[field] ? refusalText(t, { code: errors[field] }) : undefined);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t(`claimDesk.reports.${chosen}`)}
      description={t(`claimDesk.reportTexts.${chosen}`, { name })}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            {t("claimDesk.report", { name })}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4" noValidate>
        <Field label={t(`claimDesk.reasons.${chosen}`)} required={begins} error={errorOf("reason")}>
          <Textarea value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </Field>
        {chosen === "hold" ? (
          <Field
            label={t("claimDesk.holdUntilLabel")}
            hint={t("claimDesk.holdUntilHint")}
            error={errorOf("holdUntil")}
            className="max-w-72"
          >
            <DateInput
              value={until.date}
              onValueChange={(date, text) => setUntil({ date, text })}
              parse={(text) => parseTypedDate(text, today)}
            />
          </Field>
        ) : null}
        {refused ? (
          <Callout tone="error" live>
            {refused}
          </Callout>
        ) : null}
      </form>
    </Dialog>
  );
}
