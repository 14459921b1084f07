import type { Pool } from "@/db/client";
import { listPartnerInvoices } from "@/db/queries/partner-invoices";
import type { ReadDb, Scope } from "@/db/scope";
import type { Role } from "@/lib/domain/actor";
import type { CustomerCard } from "@/lib/domain/customer";
import type { DraftLine } from "@/lib/domain/invoice";
import {
  type ActiveFactoring,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  organisation,
  partnerScope,
  sendAndPrepare,
} from "./factories";
import type { Person } from "./person";

/** A sent invoice: its number, and the partner's `id` for it, null when no partner shall have it. */
export type Sent = { readonly invoiceId: string; readonly number: number; readonly id: string | null };

/** A company of the test's own, and shorthand for what tests make in it. Data is made by verbs, as everywhere. */
export type Company = {
  readonly scope: Scope<ReadDb>;
  readonly slug: string;
  /** Connect it to a partner of its own; asked again, answers the same connection. */
  readonly activate: (options?: Parameters<typeof newFactoring>[2]) => Promise<ActiveFactoring>;
  /** A customer's number. Without a card: an organisation with «Bruk Factoring». */
  readonly customer: (card?: CustomerCard) => Promise<number>;
  /** A draft's id. Without lines: 10 000 kroner and 25 % VAT. */
  readonly draft: (customerNo: number, lines?: readonly DraftLine[]) => Promise<string>;
  /** Send a draft and prepare it, as the worker would. */
  readonly send: (invoiceId: string) => Promise<Sent>;
};

/** The card of a customer whose invoices go to the partner. */
export function factored(differing: Partial<CustomerCard> = {}): CustomerCard {
  return organisation({ useFactoring: true, deliveryMethod: "factoring", ...differing });
}

/** Open books of which `person` is a member with `role`; what the test makes, an administrator makes. */
export async function openCompany(
  pool: Pool,
  person: Person,
  role: Role = "administrator",
): Promise<Company> {
  const actor = { kind: "user", userId: person.id, name: person.name, role: "administrator" } as const;
  const { slug, ...scope } = await newCompany(pool, { actor, memberRole: role });
  let active: Promise<ActiveFactoring> | undefined;

  return {
    scope,
    slug,
    activate: (options) => {
      active ??= newFactoring(pool, scope, options);
      return active;
    },
    customer: (card = factored()) => newCustomer(scope, card),
    draft: (customerNo, lines) => newDraft(scope, customerNo, lines),
    send: async (invoiceId) => {
      const number = await sendAndPrepare(scope, invoiceId);
      return { invoiceId, number, id: active ? await factoringId(scope, await active, number) : null };
    },
  };
}

async function factoringId(
  scope: Scope<ReadDb>,
  active: ActiveFactoring,
  number: number,
): Promise<string | null> {
  const rows = await listPartnerInvoices(partnerScope(scope, active), active.connectionId, { limit: 10_000 });
  return rows.findLast(({ invoice }) => invoice.number === number)?.factoring.id ?? null;
}
