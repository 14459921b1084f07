"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { mayReport, type OwnReport, ownReports } from "@/lib/domain/own-report";
import { useTexts } from "@/lib/text/client";
import type { ClaimedInvoice, ClaimFacts, FactoringView, ReportToFactoring } from "./claim-view";
import { ReportDialog } from "./report-dialog";

type OwnReportsProps = {
  company: string;
  invoice: ClaimedInvoice;
  factoring: FactoringView;
  claim: ClaimFacts;
  report: ReportToFactoring;
};

/** Before the invoice is delivered there is nothing to object to at the factoring company. */
const early = ["preparing", "ready", "fetched"];

/** What the company itself can report of the invoice now: only what the status machine allows, and why not where one would expect it. */
export function OwnReports({ company, invoice, factoring, claim, report }: OwnReportsProps) {
  const t = useTexts();
  const [chosen, setChosen] = useState<OwnReport | null>(null);
  const { name } = claim;
  const possible = claim.mayReport ? ownReports.filter((one) => mayReport(factoring, one).ok) : [];
  const heldByPartner = factoring.status === "on_hold" && factoring.reportedStatus === null;

  return (
    <div className="mt-3">
      {heldByPartner ? <p className="text-ink-soft">{t("claimDesk.heldByPartner", { name })}</p> : null}
      {claim.mayReport && early.includes(factoring.status) ? (
        <p className="text-ink-soft">{t("claimDesk.reportHint")}</p>
      ) : null}
      {possible.length > 0 ? (
        <div data-print="hide" className="flex flex-wrap gap-2">
          {possible.map((one) => (
            <Button key={one} size="small" onClick={() => setChosen(one)}>
              {t(`claimDesk.reports.${one}`)}
            </Button>
          ))}
        </div>
      ) : null}
      {chosen ? (
        <ReportDialog
          key={chosen}
          company={company}
          invoiceId={invoice.id}
          name={name}
          today={claim.today}
          chosen={chosen}
          report={report}
          onClose={() => setChosen(null)}
        />
      ) : null}
    </div>
  );
}
