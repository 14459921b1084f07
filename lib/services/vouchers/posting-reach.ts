import {
  findNamedClientInvoices,
  listClientDebtors,
  listClientInvoiceIds,
} from "@/db/queries/client-invoices";
import { listVisibleDebtors } from "@/db/queries/partner-customers";
import { findNamedInvoices } from "@/db/queries/partner-posting";
import type { Scope } from "@/db/scope";
import type { Currency } from "@/lib/domain/currency";
import type { OpenItem } from "@/lib/domain/matching";

/** An invoice that a voucher's line names. */
export type NamedInvoice = {
  readonly invoiceId: string;
  /** Its row at the factoring company; null for what the client delivers itself. */
  readonly factoringId: string | null;
  readonly number: number;
  readonly customerNo: number;
  readonly currency: Currency;
};

/** How far a partner's voucher reaches (edges 27 and 38): which invoices it may name, which customers, which items. */
export type PostingReach = {
  readonly named: (numbers: readonly number[], ids: readonly string[]) => Promise<readonly NamedInvoice[]>;
  readonly debtors: (customerNos: readonly number[]) => Promise<Set<number>>;
  readonly settleable: (items: readonly OpenItem[]) => Promise<readonly OpenItem[]>;
  /** Whether a posting may be the last thing that an ending agreement waits for (M6). */
  readonly mayEnd: boolean;
};

/** A dedicated factoring company's: the invoices that were handed to it, and their debtors. */
export function factoringReach(scope: Scope, connectionId: string): PostingReach {
  return {
    named: (numbers, ids) => findNamedInvoices(scope, connectionId, { numbers, ids }),
    debtors: async (customerNos) => new Set(await listVisibleDebtors(scope, connectionId, customerNos)),
    settleable: async (items) => items,
    mayEnd: true,
  };
}

/** An alternative integration's: what the client delivers itself, and never what a factoring company has (edge 38). */
export function clientReach(scope: Scope): PostingReach {
  return {
    // It knows no factored invoices, so their ids name nothing.
    named: async (numbers) =>
      (await findNamedClientInvoices(scope, numbers)).map((invoice) => ({ ...invoice, factoringId: null })),
    debtors: async (customerNos) => new Set(await listClientDebtors(scope, customerNos)),
    settleable: async (items) => {
      const ids = [...new Set(items.flatMap(({ invoiceId }) => invoiceId ?? []))];
      const own = new Set(await listClientInvoiceIds(scope, ids));
      return items.filter(({ invoiceId }) => invoiceId === null || own.has(invoiceId));
    },
    mayEnd: false,
  };
}
