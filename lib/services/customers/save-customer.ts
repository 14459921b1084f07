import { findUsableTemplate } from "@/db/queries/branding";
import { findActiveConnection } from "@/db/queries/connections";
import { type CustomerRow, findCustomer } from "@/db/queries/customers";
import type { Scope, Tx } from "@/db/scope";
import { insertCardChanges } from "@/db/writes/card-changes";
import { type AssessedCard, insertCustomer, updateCustomer } from "@/db/writes/customers";
import { placeOfPostalCode } from "@/lib/adapters/postal-codes";
import { templateNotAvailable } from "@/lib/domain/branding";
import { changesOfCard } from "@/lib/domain/card-change";
import { assessCard } from "@/lib/domain/card-quality";
import type { CustomerCard } from "@/lib/domain/customer";
import { decideSave, type SaveCustomerRefusal } from "@/lib/domain/customer-rules";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

/** A card to save: a new one, or an existing one at the version that the user saw. */
export type SaveCustomerInput = {
  readonly customerNo: number | null;
  readonly version: number | null;
  readonly card: CustomerCard;
};

export type SaveRefusal =
  | SaveCustomerRefusal
  | { readonly code: "not_found" }
  | { readonly code: "version_conflict" }
  | TransactRefusal;

/** Save a customer card; with «Bruk Factoring» on, only one that factoring can use (M5, M8–M11). */
export function saveCustomer(
  scope: Scope,
  { customerNo, version, card }: SaveCustomerInput,
): Promise<Result<{ customerNo: number }, SaveRefusal>> {
  return transact<{ customerNo: number }, SaveRefusal>(scope, "customer/save", async (tx) => {
    const existing = customerNo === null ? null : await findCustomer(tx, customerNo);
    if (customerNo !== null && !existing) return refuse({ code: "not_found" });
    const integrationActive = (await findActiveConnection(tx)) !== null;

    const decided = decideSave(card, {
      integrationActive,
      place: placeOfPostalCode(card.postalCode?.trim() ?? "") ?? undefined,
    });
    if (!decided.ok) return decided;
    // What stands on the card already may stay, though it was archived since.
    const { brandingTemplateId } = decided.value;
    if (brandingTemplateId && brandingTemplateId !== existing?.brandingTemplateId) {
      const template = await findUsableTemplate(tx, brandingTemplateId);
      if (!template) return refuse({ code: "validation_failed", problems: [templateNotAvailable] });
    }

    const assessed = { card: decided.value, lacking: assessCard(decided.value, placeOfPostalCode) };
    const savedNo = existing
      ? await change(tx, existing, version, assessed)
      : await insertCustomer(tx, assessed);
    if (savedNo === null) return refuse({ code: "version_conflict" });
    await insertCardChanges(tx, [{ subledgerNo: savedNo, changes: changesOfCard(existing, decided.value) }]);
    return ok({ customerNo: savedNo });
  });
}

/** Null when somebody changed the card meanwhile. */
async function change(tx: Scope<Tx>, existing: CustomerRow, version: number | null, assessed: AssessedCard) {
  const saved = await updateCustomer(tx, existing.customerNo, version ?? existing.version, assessed);
  return saved ? existing.customerNo : null;
}
