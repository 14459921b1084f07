import { findPartnerCustomer, listPartnerCustomers } from "@/db/queries/partner-customers";
import type { Scope } from "@/db/scope";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type { getCustomer, listCustomers } from "@/lib/contracts/partner-api/customers";
import { connectionOf } from "./connection-of";
import { pageOf } from "./paging";
import { partnerCustomerView } from "./partner-view";

/** A page of the debtors that the partner may see, by number. */
export async function readCustomers(
  scope: Scope,
  input: InputOf<typeof listCustomers>,
): Promise<OutputOf<typeof listCustomers>> {
  const rows = await listPartnerCustomers(scope, connectionOf(scope), { ...input, limit: input.limit + 1 });
  return pageOf(rows, input, (row) => row.customer.customerNo, partnerCustomerView);
}

/** One debtor's card as it stands now, or null when the partner may not see it. */
export async function readCustomer(
  scope: Scope,
  { customerNo }: InputOf<typeof getCustomer>,
): Promise<OutputOf<typeof getCustomer> | null> {
  const row = await findPartnerCustomer(scope, connectionOf(scope), customerNo);
  return row && partnerCustomerView(row);
}
