"use client";

import Link from "next/link";
import { levelName } from "@/components/dunning/level-name";
import { FileLink } from "@/components/ui/file-link";
import { Timeline, type TimelineItem } from "@/components/ui/timeline";
import { parseIsoDate } from "@/lib/domain/dates";
import { holdReasons } from "@/lib/domain/dunning";
import { deliveryChannels, rejectionReasonCodes } from "@/lib/domain/factoring";
import { lossGrounds } from "@/lib/domain/loss";
import { useTexts } from "@/lib/text/client";
import { formatAmount, formatDate, formatMoment } from "@/lib/text/format";
import { refusalText } from "@/lib/text/refusals";
import { claimFacts } from "./claim-facts";
import type { HistoryView } from "./sent-invoice-view";

type InvoiceHistoryProps = { company: string; history: readonly HistoryView[] };

/** «Historikk»: what happened, newest first, by whom, with which words and file. */
export function InvoiceHistory({ company, history }: InvoiceHistoryProps) {
  const t = useTexts();
  const items = history.map(
    (entry): TimelineItem => ({
      id: entry.id,
      at: entry.at,
      title: t(`history.events.${entry.event}`),
      actor: entry.actorName,
      tone: toneOf(entry),
      text: (
        <>
          {factsOf(t, entry).map((fact) => (
            <span key={fact} className="mr-3 inline-block">
              {fact}
            </span>
          ))}
          {entry.facts.recurringId ? (
            <Link href={`/${company}/invoices/recurring/${entry.facts.recurringId}`} className="link">
              {t("recurring.openAgreement")}
            </Link>
          ) : null}
          {entry.text ? <p>{entry.text}</p> : null}
        </>
      ),
      files:
        entry.documentId && entry.filename ? (
          <FileLink
            href={`/${company}/documents/${entry.documentId}`}
            name={entry.filename}
            bytes={entry.size ?? undefined}
            sha256={entry.sha256 ?? undefined}
          />
        ) : undefined,
    }),
  );
  return <Timeline items={items} label={t("history.title")} />;
}

function toneOf({ event }: HistoryView): TimelineItem["tone"] {
  if (event === "rejected" || event === "preparation_failed") return "bad";
  return event === "delivered" || event === "completed" ? "good" : "neutral";
}

/** The facts of an event as words; those that a person has no use for are left out. */
function factsOf(t: ReturnType<typeof useTexts>, { event, facts }: HistoryView): string[] {
  const told: string[] = [];
  const tell = (fact: string | number | null | undefined, words: (text: string) => string) => {
    if (fact !== null && fact !== undefined && fact !== "") told.push(words(String(fact)));
  };

  tell(facts.number, (number) =>
    t(event === "sent" || event === "imported" ? "history.facts.number" : "history.facts.creditNote", {
      number,
    }),
  );
  tell(facts.line, (line) => t("history.facts.line", { line }));
  tell(facts.agreementDate, (text) => {
    const date = parseIsoDate(text);
    return t("history.facts.agreementDate", { date: date ? formatDate(date) : text });
  });
  tell(facts.sequenceNo, (sequenceNo) => t("history.facts.transferFile", { sequenceNo }));
  tell(facts.voucher, (voucher) => t("history.facts.voucher", { voucher }));
  tell(facts.level, (level) => levelName(t, Number(level)));
  tell(facts.deliveryMethod, (method) =>
    method === "print" && event === "reminder_sent" ? t("dunning.states.printable") : "",
  );
  tell(facts.holdReason, (reason) => {
    const known = holdReasons.find((one) => one === reason);
    return known ? t(`dunning.holdReasons.${known}`) : reason;
  });
  tell(facts.lossGround, (ground) => {
    const known = [...lossGrounds, "none" as const].find((one) => one === ground);
    return known ? t(`claimDesk.lossGrounds.${known}`) : ground;
  });
  tell(facts.skipReason, (code) => refusalText(t, { code }));
  tell(facts.agency, (name) => t("history.facts.agency", { name }));
  tell(facts.to, (to) => t("history.facts.to", { to }));
  tell(facts.amountOre, (text) => t("history.facts.amount", { amount: formatAmount(BigInt(text)) }));
  tell(facts.paidOn, (text) => {
    const date = parseIsoDate(text);
    return t("history.facts.paidOn", { date: date ? formatDate(date) : text });
  });
  tell(facts.integration, (integration) => t("history.facts.integration", { integration }));
  tell(facts.askedBy, (name) => t("history.facts.askedBy", { name }));
  tell(facts.channel, (code) => {
    const channel = deliveryChannels.find((one) => one === code);
    return channel ? t(`history.channels.${channel}`) : code;
  });
  tell(facts.deliveredAt, (at) => t("history.facts.deliveredAt", { at: formatMoment(new Date(at)) }));
  tell(facts.dueDate, (text) => {
    const date = parseIsoDate(text);
    const shown = { date: date ? formatDate(date) : text };
    return event === "reminded" ? t("history.facts.payBy", shown) : t("history.facts.dueDate", shown);
  });
  tell(facts.factorKid, (kid) => t("history.facts.factorKid", { kid }));
  tell(facts.reasonCode, (code) => {
    const reason = rejectionReasonCodes.find((one) => one === code);
    return t("history.facts.reason", { reason: reason ? t(`history.reasons.${reason}`) : code });
  });
  told.push(...claimFacts(t, event, facts));
  return told.filter((words) => words !== "");
}
