import { parseIsoDate } from "@/lib/domain/dates";
import { factoringStatuses } from "@/lib/domain/factoring";
import { deliveryWarnings } from "@/lib/domain/lateness";
import type { useTexts } from "@/lib/text/client";
import { formatAmount, formatDate, formatMoment } from "@/lib/text/format";
import { claims } from "@/lib/text/nb/claims";
import type { HistoryView } from "./sent-invoice-view";

type Texts = ReturnType<typeof useTexts>;
type Facts = HistoryView["facts"];

/** What «Historikk» says of a step of a claim's life: the status with its dates, the reference, what comes next. */
export function claimFacts(t: Texts, event: HistoryView["event"], facts: Facts): string[] {
  const { status, closed, holdUntil, heldUntil, factorReference, version } = facts;
  const { serviceLevel, surplusOre, retryable } = facts;
  const known = factoringStatuses.find((one) => one === status);
  const level = serviceLevel === "financed" || serviceLevel === "service_only" ? serviceLevel : null;
  const warning = deliveryWarnings.find((one) => one === facts.warning);
  return [
    event === "status_changed" && known && t("claims.facts.status", { status: t(`statuses.${known}`) }),
    closed === "disputed" && t("claims.facts.disputeClosed"),
    holdUntil && t("claims.facts.holdUntil", { date: dateText(holdUntil) }),
    heldUntil && t("claims.facts.holdOver", { date: dateText(heldUntil) }),
    nextStep(t, facts),
    facts.occurredAt && t("claims.facts.occurredAt", { at: formatMoment(new Date(facts.occurredAt)) }),
    factorReference && t("claims.facts.factorReference", { reference: String(factorReference) }),
    version && t("claims.facts.version", { version: String(version) }),
    level && t(`claims.serviceLevels.${level}`),
    warning && t(`claims.warnings.${warning}`),
    surplusOre && t("claims.facts.surplus", { amount: formatAmount(BigInt(surplusOre)) }),
    event === "rejected" && retryable === 0 && t("claims.facts.notRetryable"),
  ].filter((words) => typeof words === "string" && words !== "") as string[];
}

/** What a factoring company calls its next step, in words: its own names are read as they stand. */
export function nextEventText(t: Texts, code: string): string {
  return Object.hasOwn(claims.nextEvents, code)
    ? t(`claims.nextEvents.${code as keyof typeof claims.nextEvents}`)
    : code.replaceAll("_", " ");
}

function nextStep(t: Texts, { nextEvent, nextEventDate }: Facts): string | null {
  if (!nextEvent) return null;
  const event = nextEventText(t, String(nextEvent));
  return nextEventDate
    ? t("claims.facts.nextEventOn", { event, date: dateText(nextEventDate) })
    : t("claims.facts.nextEvent", { event });
}

function dateText(value: string | number): string {
  const date = parseIsoDate(String(value));
  return date ? formatDate(date) : String(value);
}
