"use client";

import { Pause } from "lucide-react";
import { Section } from "@/components/ui/section";
import type { CollectionRefusal, LeftOut } from "@/lib/domain/dunning";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { CollectButton } from "./collect-button";
import { InvoiceActButton } from "./invoice-act-button";
import { reasonText } from "./reason-text";
import type { InvoiceAct } from "./views";

/** Where an invoice past its due date stands with reminders and collection. */
export type InvoiceDunningView = {
  readonly invoiceNo: string;
  /** Why it is not reminded of now; null when it is in the proposal. */
  readonly leftOut: LeftOut | null;
  /** Why it cannot go to debt collection; null when it can. */
  readonly collection: CollectionRefusal | null;
  readonly factoringName: string | null;
  readonly agency: string | null;
  readonly mayAct: boolean;
};

type InvoiceDunningProps = InvoiceDunningView & {
  company: string;
  invoiceId: string;
  /** It came back from the factoring company, and nobody has chosen how it goes on. */
  returned: boolean;
  hold: InvoiceAct;
  release: InvoiceAct;
  collect: InvoiceAct;
  withdraw: InvoiceAct;
};

/** «Purring» on the page of an invoice: who follows it up, what comes next, and debt collection (M25, M36). */
export function InvoiceDunning(props: InvoiceDunningProps) {
  const { company, invoiceId, invoiceNo, leftOut, collection, factoringName, agency, mayAct } = props;
  const t = useTexts();
  const name = { company, invoiceId };
  const labelled = (label: string) => `${label}, ${t("dunning.invoice")} ${invoiceNo}`;

  return (
    <Section title={t("dunning.title")}>
      <p className="mb-2">
        {props.returned && leftOut?.code === "invoice_with_factoring"
          ? t("claimDesk.notRemindedYet", { name: factoringName ?? "" })
          : leftOut
            ? reasonText(t, leftOut, factoringName)
            : t("dunning.inProposal")}
        {leftOut?.code === "all_reminders_sent" && collection ? ` ${refusalText(t, collection)}` : null}
      </p>
      {mayAct ? (
        <div className="flex flex-wrap gap-2">
          {leftOut?.code === "dunning_on_hold" ? (
            <InvoiceActButton
              {...name}
              act={props.release}
              done={t("dunning.released")}
              label={labelled(t("dunning.release"))}
            >
              {t("dunning.release")}
            </InvoiceActButton>
          ) : null}
          {collection === null && agency ? (
            <CollectButton {...name} invoiceNo={invoiceNo} agency={agency} act={props.collect} />
          ) : null}
          {leftOut?.code === "in_collection" && agency ? (
            <CollectButton {...name} invoiceNo={invoiceNo} agency={agency} act={props.withdraw} withdraws />
          ) : null}
          {leftOut === null || leftOut.code === "reminder_running" ? (
            <InvoiceActButton
              {...name}
              act={props.hold}
              done={t("dunning.held")}
              label={labelled(t("dunning.hold"))}
            >
              <Pause aria-hidden />
              {t("dunning.hold")}
            </InvoiceActButton>
          ) : null}
        </div>
      ) : null}
    </Section>
  );
}
