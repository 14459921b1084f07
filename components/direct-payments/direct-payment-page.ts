import type { ActionState } from "@/lib/contracts/action-state";
import type {
  AccountChoice,
  BankLineView,
  DirectPaymentView,
  PayableChoice,
  PaymentAccountsView,
  StatementRead,
} from "@/lib/contracts/direct-payment";
import type { IsoDate } from "@/lib/domain/dates";
import type { VoucherRef } from "@/lib/domain/voucher";

type Act<Input, Value> = (company: string, input: Input) => Promise<ActionState<Value>>;
type Posted = { readonly voucher: VoucherRef };

/** What the page of direct payments is handed: facts already read, and the actions behind its buttons. */
export type DirectPaymentPage = {
  readonly company: string;
  readonly today: IsoDate;
  /** A viewer sees, and posts nothing. */
  readonly mayPost: boolean;
  readonly open: readonly DirectPaymentView[];
  readonly lines: readonly BankLineView[];
  /** Where the older lines are, and whether these are older ones themselves. */
  readonly olderLines: string | null;
  readonly newestLines: string | null;
  readonly cleared: readonly DirectPaymentView[];
  readonly olderCleared: string | null;
  /** What each agreement maps, by its id. */
  readonly accounts: Readonly<Record<string, PaymentAccountsView>>;
  readonly bankAccounts: readonly AccountChoice[];
  /** The invoices offered before anything is typed. */
  readonly latest: readonly PayableChoice[];
  /** The invoice that the address names: its form is open from the start. */
  readonly preset: PayableChoice | null;
  readonly search: (company: string, text: string) => Promise<PayableChoice[]>;
  readonly report: Act<unknown, Posted & { readonly id: string }>;
  readonly forward: Act<unknown, Posted>;
  readonly setOff: Act<unknown, Posted>;
  readonly reverse: Act<unknown, Posted>;
  readonly reopen: Act<unknown, Posted>;
  readonly readStatement: Act<FormData, StatementRead>;
};

/** "3-14", as a voucher is named. */
export function voucherName({ series, voucherNo }: VoucherRef): string {
  return `${series}-${voucherNo}`;
}
