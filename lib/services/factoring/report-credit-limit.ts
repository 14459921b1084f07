import { findPartnerCustomer } from "@/db/queries/partner-customers";
import type { Scope } from "@/db/scope";
import { insertCardChanges } from "@/db/writes/card-changes";
import { insertCreditLimit } from "@/db/writes/credit-limits";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type { reportCreditLimit as limitContract } from "@/lib/contracts/partner-api/customers";
import { changesOfLimit } from "@/lib/domain/credit-limit";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import { connectionOf } from "./connection-of";
import { partnerCustomerView, present } from "./partner-view";

/**
 * The partner says what it will finance of a debtor and how much of it is in use (domain.md c4). What it says last
 * holds; saying the same again puts down nothing. A changed limit stands in the customer's history.
 */
export function reportCreditLimit(
  scope: Scope,
  { customerNo, limit, used, validTo }: InputOf<typeof limitContract>,
): Promise<Result<OutputOf<typeof limitContract>, { readonly code: "not_found" } | TransactRefusal>> {
  return transact<OutputOf<typeof limitContract>, { readonly code: "not_found" }>(
    scope,
    "factoring/report-credit-limit",
    async (tx) => {
      const connectionId = connectionOf(tx);
      const found = await findPartnerCustomer(tx, connectionId, customerNo);
      if (!found) return refuse({ code: "not_found" });

      const same = found.limitOre === limit && found.limitUsedOre === used && found.limitValidTo === validTo;
      if (!same) {
        const said = { limitOre: limit, usedOre: used, validTo };
        await insertCreditLimit(tx, { connectionId, customerNo, ...said });
        const before =
          found.limitOre === null ? null : { limitOre: found.limitOre, validTo: found.limitValidTo };
        const changes = changesOfLimit(before, said);
        await insertCardChanges(tx, [
          { subledgerNo: customerNo, verb: "factoring/report-credit-limit", changes },
        ]);
      }
      return ok(partnerCustomerView(present(await findPartnerCustomer(tx, connectionId, customerNo))));
    },
  );
}
