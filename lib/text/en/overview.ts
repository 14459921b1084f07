import type { overview as nb } from "../nb/overview";
import type { SameKeys } from "../texts";

export const overview: SameKeys<typeof nb> = {
  title: "Overview",
  needsMe: "Waiting for you",
  allDone: "Nothing is waiting for you now",
  allDoneText: "New invoices, customers and messages from the factoring company appear here.",
  drafts: "{count, plural, one {draft to send} other {drafts to send}}",
  lackingCustomers:
    "{count, plural, one {customer lacks data for factoring} other {customers lack data for factoring}}",
  preparationFailed:
    "{count, plural, one {invoice whose preparation failed} other {invoices whose preparation failed}}",
  rejected:
    "{count, plural, one {invoice rejected by the factoring company} other {invoices rejected by the factoring company}}",
  notFetched: "{count, plural, one {invoice ready but not fetched} other {invoices ready but not fetched}}",
  disputed: "{count, plural, one {dispute from a customer} other {disputes from customers}}",
  dunnable: "{count, plural, one {invoice can be reminded of} other {invoices can be reminded of}}",
  receivables: "Receivables by age",
  ages: {
    not_due: "Not due",
    days_1_30: "1–30 days",
    days_31_60: "31–60 days",
    days_61_90: "61–90 days",
    over_90: "Over 90 days",
  },
  age: "Overdue",
  items: "Open items",
  share: "Share",
  credits: "Credit balances not allocated",
  noReceivables: "No open items",
  noReceivablesText: "Sent invoices are shown here until they are paid.",
  atPartner: "At the factoring company",
  clearing: "Clearing account {name}",
  receivablesAtPartner: "Open factored invoices",
  advanced: "Advanced on open invoices",
  noFactoring: "No factoring integration is active",
};
