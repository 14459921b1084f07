import type { ActionState } from "@/lib/contracts/action-state";
import type { IsoDate } from "@/lib/domain/dates";
import type { DeliveryChannel, FactoringStatus } from "@/lib/domain/factoring";
import type { InvoiceKind } from "@/lib/domain/invoice";
import type { Lateness } from "@/lib/domain/lateness";
import type { OwnReport, ReportedStatus } from "@/lib/domain/own-report";

/** The row at the factoring company that an invoice has, as its page shows it. */
export type FactoringView = {
  readonly status: FactoringStatus;
  readonly statusDescription: string;
  readonly serviceLevel: "financed" | "service_only";
  readonly deliveredAt: Date | null;
  readonly deliveryChannel: DeliveryChannel | null;
  readonly factorKid: string | null;
  readonly factorPaymentAccount: string | null;
  readonly factorDueDate: IsoDate | null;
  readonly factorReference: string | null;
  readonly nextEvent: string | null;
  readonly nextEventDate: IsoDate | null;
  readonly holdUntil: IsoDate | null;
  readonly rejectCode: string | null;
  /** What the company itself reported, while that is the status. */
  readonly reportedStatus: ReportedStatus | null;
  readonly reportedFrom: FactoringStatus | null;
};

/** One PDF that the factoring company has said was delivered; the highest version holds (edge 20). */
export type PdfVersionView = {
  readonly version: number;
  readonly documentId: string;
  readonly reason: string;
  readonly receivedAt: Date;
  readonly filename: string;
  readonly size: number;
  readonly sha256: string;
};

/** What is known of an invoice at the factoring company beside its row. */
export type ClaimFacts = {
  /** The factoring company's name. */
  readonly name: string;
  /** What it is late with now (edge 24); null when with nothing. */
  readonly late: Lateness | null;
  readonly pdfVersions: readonly PdfVersionView[];
  /** The agreement's type has no financing in it at all. */
  readonly financingAgreed: boolean;
  readonly today: IsoDate;
  /** Whether this user may report in the company's name. */
  readonly mayReport: boolean;
};

/** Tells the factoring company what the company itself reports: the server action. */
export type ReportToFactoring = (
  company: string,
  input: {
    readonly invoiceId: string;
    readonly report: OwnReport;
    readonly reason: string;
    readonly holdUntil: string | null;
  },
) => Promise<ActionState<{ status: FactoringStatus }>>;

/** The invoice that a claim is about, as far as these parts ask. */
export type ClaimedInvoice = {
  readonly id: string;
  readonly kind: InvoiceKind;
  readonly dueDate: IsoDate | null;
};
