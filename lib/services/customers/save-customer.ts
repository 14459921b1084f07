import { findUsableTemplate } from "@/db/queries/branding";
import { findActiveConnection } from "@/db/queries/connections";
import { type CustomerRow, findCustomer } from "@/db/queries/customers";
import type { Scope, Tx } from "@/db/scope";
import { type AssessedCard, insertCustomer, updateCustomer } from "@/db/writes/customers";
import { placeOfPostalCode } from "@/lib/adapters/postal-codes";
import { templateNotAvailable } from "@/lib/domain/branding";
import { assessCard } from "@/lib/domain/card-quality";
import type { SeriesFull } from "@/lib/domain/chart";
import type { CustomerCard } from "@/lib/domain/customer";
import { decideSave, type SaveCustomerRefusal } from "@/lib/domain/customer-rules";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import { recordCardChanges } from "./record-changes";

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
  | SeriesFull
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
    const saved = existing ? await change(tx, existing, version, assessed) : await open(tx, assessed);
    if (!saved.ok) return saved;
    const stored = { customerNo: saved.value, before: existing, after: decided.value };
    await recordCardChanges(tx, "customer/save", [stored]);
    return ok({ customerNo: saved.value });
  });
}

async function open(tx: Scope<Tx>, card: AssessedCard): Promise<Result<number, SeriesFull>> {
  const customerNo = await insertCustomer(tx, card);
  return customerNo === null ? refuse({ code: "series_full", kind: "customer" }) : ok(customerNo);
}

async function change(
  tx: Scope<Tx>,
  { customerNo, version: current }: CustomerRow,
  seen: number | null,
  card: AssessedCard,
): Promise<Result<number, { code: "version_conflict" }>> {
  const saved = await updateCustomer(tx, customerNo, seen ?? current, card);
  return saved ? ok(customerNo) : refuse({ code: "version_conflict" });
}
