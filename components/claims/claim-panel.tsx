"use client";

import { nextEventText } from "@/components/invoices/claim-facts";
import { Callout } from "@/components/ui/callout";
import { DateText } from "@/components/ui/date-text";
import { type DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { dateInNorway } from "@/lib/domain/dates";
import { deliveryWarningsOf } from "@/lib/domain/lateness";
import { useTexts } from "@/lib/text/client";
import { formatBankAccount, formatDate } from "@/lib/text/format";
import type { ClaimedInvoice, ClaimFacts, FactoringView, ReportToFactoring } from "./claim-view";
import { OwnReports } from "./own-reports";
import { PdfVersions } from "./pdf-versions";

type ClaimPanelProps = {
  company: string;
  invoice: ClaimedInvoice;
  factoring: FactoringView;
  claim: ClaimFacts;
  report: ReportToFactoring;
};

/** Where an invoice stands at the factoring company: all that it has told, what it is late with, and what the company itself reports. */
export function ClaimPanel({ company, invoice, factoring, claim, report }: ClaimPanelProps) {
  const t = useTexts();
  return (
    <Section title={t("claimDesk.title", { name: claim.name })}>
      <ClaimNotices invoice={invoice} factoring={factoring} claim={claim} />
      <DescriptionList columns={2} items={useFacts(factoring)} />
      {claim.pdfVersions.length > 1 ? <PdfVersions company={company} versions={claim.pdfVersions} /> : null}
      {invoice.kind === "invoice" ? (
        <OwnReports company={company} invoice={invoice} factoring={factoring} claim={claim} report={report} />
      ) : null}
    </Section>
  );
}

/** Everything the factoring company has told of the invoice; what it has not told is not named. */
function useFacts(factoring: FactoringView): DescriptionItem[] {
  const t = useTexts();
  const { status, statusDescription, serviceLevel, deliveredAt, deliveryChannel } = factoring;
  const known = (label: string, value: DescriptionItem["value"] | null) =>
    value === null ? [] : [{ label, value }];
  const text = (label: string, shown: string | null) =>
    known(label, shown ? <span className="tabular-nums">{shown}</span> : null);
  const date = (label: string, day: FactoringView["holdUntil"]) =>
    known(label, day ? <DateText date={day} /> : null);
  const delivered = deliveredAt ? formatDate(dateInNorway(deliveredAt)) : null;
  const by = deliveryChannel ? t(`history.channels.${deliveryChannel}`) : null;

  return [
    { label: t("factoring.invoiceStatus"), value: <Status code={status} /> },
    { label: t("factoring.invoiceDescription"), value: statusDescription || "–" },
    { label: t("claimDesk.serviceLevel"), value: t(`claims.serviceLevels.${serviceLevel}`) },
    ...(status === "on_hold"
      ? known(
          t("claimDesk.holdUntil"),
          factoring.holdUntil ? <DateText date={factoring.holdUntil} /> : t("claimDesk.heldOpenEnded"),
        )
      : []),
    ...(factoring.reportedStatus ? text(t("claimDesk.reportedBy"), t("claimDesk.reportedByCompany")) : []),
    ...text(
      t("claimDesk.delivered"),
      delivered && by ? t("claimDesk.deliveredBy", { date: delivered, channel: by }) : delivered,
    ),
    ...text(t("invoices.factorKid"), factoring.factorKid),
    ...text(
      t("invoices.factorAccount"),
      factoring.factorPaymentAccount ? formatBankAccount(factoring.factorPaymentAccount) : null,
    ),
    ...date(t("invoices.factorDueDate"), factoring.factorDueDate),
    ...text(t("invoices.factorReference"), factoring.factorReference),
    ...known(
      t("claimDesk.nextEvent"),
      factoring.nextEvent || factoring.nextEventDate ? (
        <>
          {factoring.nextEvent ? nextEventText(t, factoring.nextEvent) : null}{" "}
          {factoring.nextEventDate ? <DateText date={factoring.nextEventDate} /> : null}
        </>
      ) : null,
    ),
  ];
}

/** What the reader must not miss: a late partner, a late delivery, an invoice that is not financed after all. */
function ClaimNotices({
  invoice,
  factoring,
  claim,
}: Pick<ClaimPanelProps, "invoice" | "factoring" | "claim">) {
  const t = useTexts();
  const { name } = claim;
  const { deliveredAt } = factoring;
  const { dueDate } = invoice;
  const tooLate =
    deliveredAt !== null && dueDate !== null && deliveryWarningsOf({ deliveredAt, dueDate }).length > 0;
  const downgraded = claim.financingAgreed && factoring.serviceLevel === "service_only";
  if (!claim.late && !tooLate && !downgraded) return null;

  return (
    <div className="mb-3 flex flex-col gap-2">
      {claim.late ? (
        <Callout tone="warning" title={t(`claimDesk.late.${claim.late}`, { name })}>
          {t("claimDesk.lateText", { name })}
        </Callout>
      ) : null}
      {tooLate && deliveredAt && dueDate ? (
        <Callout tone="warning" title={t("claimDesk.lateDeliveryTitle")}>
          {t("claimDesk.lateDeliveryText", {
            name,
            delivered: formatDate(dateInNorway(deliveredAt)),
            due: formatDate(dueDate),
          })}
        </Callout>
      ) : null}
      {downgraded ? (
        <Callout tone="info" title={t("claimDesk.serviceOnlyTitle", { name })}>
          {t("claimDesk.serviceOnlyText", { name })}
        </Callout>
      ) : null}
    </div>
  );
}
