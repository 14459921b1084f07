import { findUsableTemplate } from "@/db/queries/branding";
import { findActiveConnection } from "@/db/queries/connections";
import { findCustomer } from "@/db/queries/customers";
import type { Scope } from "@/db/scope";
import { insertCustomer, updateCustomer } from "@/db/writes/customers";
import { placeOfPostalCode } from "@/lib/adapters/postal-codes";
import { templateNotAvailable } from "@/lib/domain/branding";
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

    if (!existing) return ok({ customerNo: await insertCustomer(tx, decided.value) });
    const saved = await updateCustomer(tx, existing.customerNo, version ?? existing.version, decided.value);
    return saved ? ok({ customerNo: existing.customerNo }) : refuse({ code: "version_conflict" });
  });
}
