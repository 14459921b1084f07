import type { Currency } from "./currency";
import type { VoucherCurrency } from "./exchange";
import type { AgreementType, LocalText } from "./factoring";
import type { FactoringEventKind } from "./factoring-event-kinds";
import type { Ore } from "./money";
import type { Posting } from "./voucher";

/** The invoice that an event names, as far as its postings depend on it. */
export type EventInvoice = {
  readonly invoiceId: string;
  readonly number: number;
  readonly kind: "invoice" | "credit_note";
  readonly customerNo: number;
  readonly serviceLevel: "financed" | "service_only";
  readonly currency: Currency;
  /** What the customer owes of it, in its currency; negative when he has paid too much. */
  readonly remaining: bigint;
};

/** One thing that happened, in the partner's words, with its invoice found. Amounts are in hundredths of the voucher's currency. */
export type FactoringEvent = {
  readonly kind: FactoringEventKind;
  readonly invoice: EventInvoice | null;
  /** The whole amount, a fee that is held back included; only of a rounding may it be negative. */
  readonly amount: bigint;
  /** Held back from the amount, its VAT included; 0 when there is none. */
  readonly fee: bigint;
  /** Of the fee, or of an event that is a fee. */
  readonly vatCode: number | null;
  /** Where interest that was paid ends: passed on to the bank, or kept on the clearing account. */
  readonly through: "bank" | "clearing";
};

/** An account as it is posted to. */
export type EventAccount = { readonly accountNo: number; readonly subledgerNo: number | null };

/** The agreement that decides what events mean, and the accounts they go to. */
export type EventBooks = {
  readonly agreementType: AgreementType;
  /** The mapping by event kind: the standard ones, and the partner's own (M2). */
  readonly accounts: ReadonlyMap<string, EventAccount>;
  /** The control account of customers, and the accounts of the chart for rounding and input VAT; null when not there. */
  readonly receivable: number;
  readonly rounding: EventAccount | null;
  readonly inputVat: EventAccount | null;
  readonly vatRegistered: boolean;
  readonly toleranceOre: Ore;
  /** What the events are told in when it is not kroner (edge 41). */
  readonly exchange: VoucherCurrency | null;
};

/** A line of the voucher that is built, with its reason. `item` counts the events from 0. */
export type ExplainedPosting = Posting & { readonly item: number; readonly why: LocalText };

/** An event that changes nothing in the books, and why. */
export type NotedEvent = {
  readonly item: number;
  readonly kind: FactoringEventKind;
  readonly why: LocalText;
};

/** What is wrong with one event; `field` names the member of the item. */
export type EventFault = {
  readonly item: number;
  readonly field: "kind" | "factoringInvoiceId" | "amount" | "fee" | "vatCode" | "through";
  readonly code: string;
  readonly facts?: Readonly<Record<string, string | number>>;
};

/** What events come to: the lines of one balanced voucher, and what is only noted. */
export type Built = {
  readonly postings: readonly ExplainedPosting[];
  readonly noted: readonly NotedEvent[];
};
