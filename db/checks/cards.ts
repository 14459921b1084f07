import places from "norway-postal-codes";
import type { TransactionSql } from "postgres";
import { assessCard } from "@/lib/domain/card-quality";
import type { CustomerCard } from "@/lib/domain/customer";
import type { Check, Looked } from "./check";

/** Cards read at a time: a big company's do not fit in memory at once. */
const batch = 5_000;

type StoredCard = CustomerCard & {
  readonly companyId: number;
  readonly customerNo: number;
  readonly lacking: string[];
};

/**
 * Put the rules to every card again. They stand in the domain and not in SQL, so the cards are read through; one whose
 * answer is null has none to be wrong.
 */
async function assessAgain(sql: TransactionSql<{ bigint: bigint }>): Promise<Looked> {
  const found = { looked: 0n, faults: 0n, examples: [] as string[] };
  let [company, customer] = [0, 0];
  for (;;) {
    const cards = await sql<StoredCard[]>`
      select c.company_id as "companyId", c.customer_no as "customerNo", c.is_person as "isPerson", a.name,
             c.first_name as "firstName", c.last_name as "lastName", c.org_nr as "orgNr", c.street, c.street2,
             c.postal_code as "postalCode", c.city, c.country, c.phone, c.email, c.invoice_email as "invoiceEmail",
             c.buyer_reference as "buyerReference", c.language, c.payment_terms_days as "paymentTermsDays",
             c.use_factoring as "useFactoring", c.delivery_method as "deliveryMethod", c.lacking
      from customers c
      join subledger_accounts a on a.company_id = c.company_id and a.subledger_no = c.customer_no
      where (c.company_id, c.customer_no) > (${company}, ${customer}) and c.lacking is not null
      order by c.company_id, c.customer_no limit ${batch}`;
    for (const card of cards) {
      found.looked += 1n;
      const now = assessCard(card, (code) => places[code] ?? null).join();
      if (now === card.lacking.join()) continue;
      found.faults += 1n;
      if (found.examples.length < 10)
        found.examples.push(`company ${card.companyId}: customer ${card.customerNo}`);
    }
    const last = cards.at(-1);
    if (!last || cards.length < batch) return found;
    [company, customer] = [last.companyId, last.customerNo];
  }
}

/** The promise of the customer cards. */
export const cardChecks: readonly Check[] = [
  { name: "what customer cards lack is kept as the rules judge it now", walk: assessAgain },
];
