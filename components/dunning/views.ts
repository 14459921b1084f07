import type { ActionState } from "@/lib/contracts/action-state";
import type { RunDunningInput } from "@/lib/contracts/dunning";
import type { IsoDate } from "@/lib/domain/dates";
import type { CollectionRefusal, LeftOut, ReminderDelivery, ReminderLevel } from "@/lib/domain/dunning";
import type { Ore } from "@/lib/domain/money";

/** What both lists of a proposal tell of an invoice. Amounts in øre. */
type InvoiceView = {
  readonly invoiceId: string;
  readonly invoiceNo: string;
  readonly customerNo: number;
  readonly customerName: string;
  readonly dueDate: IsoDate;
  readonly remainingOre: Ore;
};

/** An invoice that may be reminded of. */
export type ProposedView = InvoiceView & {
  readonly level: ReminderLevel;
  readonly daysLate: number;
  readonly feeOre: Ore;
  readonly interestOre: Ore;
  readonly delivery: ReminderDelivery;
  readonly email: string | null;
};

/** An invoice that is left out, with the reason, and what can be done about it here. */
export type LeftOutView = InvoiceView & {
  readonly reason: LeftOut;
  readonly factoringName: string | null;
  /** Why it cannot go to debt collection; null when it can. */
  readonly collection: CollectionRefusal | null;
};

/** Part of a list, and the invoice after which the next part begins; null at the end. */
export type Part<Row> = { readonly items: readonly Row[]; readonly next: string | null };

export type InvoiceAct = (
  company: string,
  input: { readonly invoiceId: string },
) => Promise<ActionState<unknown>>;

/** What became of a run, as the dialog tells it. */
export type RunOutcomeView = {
  readonly runId: string;
  readonly created: number;
  readonly skipped: readonly { readonly invoiceNo: string; readonly reason: LeftOut }[];
};

export type RunAct = (company: string, input: RunDunningInput) => Promise<ActionState<RunOutcomeView>>;
