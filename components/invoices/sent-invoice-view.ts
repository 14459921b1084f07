import type { ClaimFacts, FactoringView, ReportToFactoring } from "@/components/claims/claim-view";
import type { ActionState } from "@/lib/contracts/action-state";
import type { AttachmentView } from "@/lib/contracts/attachment";
import type { ReturnedChoices } from "@/lib/contracts/returned-invoice";
import type { BrandingSnapshot } from "@/lib/domain/branding";
import type { Currency, ExchangeRate } from "@/lib/domain/currency";
import type { IsoDate } from "@/lib/domain/dates";
import type {
  HistoryEvent,
  InvoiceKind,
  InvoiceLine,
  OriginalInvoice,
  PartySnapshot,
} from "@/lib/domain/invoice";
import type { Ore } from "@/lib/domain/money";
import type { OtherwiseMethod } from "@/lib/domain/returned-invoice";

/** An invoice's money in øre, positive magnitudes; what is in its own currency says so. */
export type SettlementView = {
  readonly totalOre: bigint;
  readonly remainingOre: bigint;
  /** Total and what remains in the currency of an invoice that is not in kroner; null for kroner. */
  readonly foreign: { readonly total: bigint; readonly remaining: bigint } | null;
  readonly creditedOre: bigint;
  readonly advancedOre: bigint;
  readonly writtenOffOre: bigint;
  readonly givenBackOre: bigint;
  readonly feesOre: bigint;
};

/** A posting about the invoice. */
export type PostingView = {
  readonly series: number;
  readonly voucherNo: number;
  readonly line: number;
  readonly voucherDate: IsoDate;
  readonly description: string;
  readonly accountNo: number;
  readonly accountName: string;
  readonly subledgerNo: number | null;
  readonly subledgerName: string | null;
  readonly amountOre: bigint;
  readonly eventKind: string | null;
};

/** An event of «Historikk», with its file when it has one. */
export type HistoryView = {
  readonly id: string;
  readonly at: Date;
  readonly event: HistoryEvent;
  readonly actorKind: "user" | "partner" | "system";
  readonly actorName: string;
  readonly text: string;
  readonly facts: Readonly<Record<string, string | number | null>>;
  readonly documentId: string | null;
  readonly documentKind: string | null;
  readonly filename: string | null;
  readonly size: number | null;
  readonly sha256: string | null;
};

/** The document itself. */
type DocumentView = {
  readonly id: string;
  readonly kind: InvoiceKind;
  readonly source: "created" | "imported";
  readonly number: number | null;
  readonly customerNo: number;
  readonly buyer: PartySnapshot | null;
  readonly seller: PartySnapshot | null;
  /** The template that its PDF carries, as it was when it was sent. */
  readonly branding: BrandingSnapshot | null;
  readonly invoiceDate: IsoDate | null;
  readonly deliveryDate: IsoDate | null;
  readonly dueDate: IsoDate | null;
  readonly currency: Currency;
  readonly exchangeRateMicro: ExchangeRate | null;
  readonly nokTotalOre: Ore | null;
  readonly buyerReference: string | null;
  readonly orderReference: string | null;
  readonly ownKid: string | null;
  readonly deliveryMethod: string | null;
  readonly voucherSeries: number | null;
  readonly voucherNo: number | null;
  readonly lines: readonly InvoiceLine[];
};

type Act<Input> = (company: string, input: Input) => Promise<ActionState<unknown>>;

/** What the page of a sent invoice is handed: facts already read, and the actions behind its buttons. */
export type SentInvoiceView = {
  readonly company: string;
  readonly invoice: DocumentView;
  readonly customerName: string;
  readonly factoring: FactoringView | null;
  /** What is known of it there beside its row; null when no factoring company ever had it. */
  readonly claim: ClaimFacts | null;
  readonly report: ReportToFactoring;
  /** What the factoring company is called: the delivery method's name. */
  readonly integrationName: string | null;
  readonly original: OriginalInvoice | null;
  readonly creditNotes: readonly {
    readonly id: string;
    readonly number: string | null;
    readonly totalOre: bigint;
  }[];
  readonly settlement: SettlementView;
  /** Null until there is one: for a factored invoice until it is delivered (M17, M22). */
  readonly pdf: { readonly id: string; readonly filename: string } | null;
  /** The files that went with it, in their order. */
  readonly attachments: readonly AttachmentView[];
  readonly postings: readonly PostingView[];
  readonly history: readonly HistoryView[];
  /** Where a copy goes unless another address is typed. */
  readonly copyTo: string;
  /** Answers only when it is refused: else the draft is opened. */
  readonly credit: Act<{ invoiceId: string }>;
  readonly sendCopy: Act<{ invoiceId: string; to: string }>;
  readonly retry: Act<{ invoiceId: string }>;
  /** The ways on for what came back from the factoring company (edge 13); null while nothing did. */
  readonly returned: ReturnedChoices | null;
  readonly sendAgain: Act<{ invoiceId: string }>;
  readonly sendOtherwise: Act<{ invoiceId: string; method: OtherwiseMethod }>;
};
