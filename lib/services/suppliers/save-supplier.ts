import { findSupplier, type SupplierRow } from "@/db/queries/suppliers";
import type { Scope, Tx } from "@/db/scope";
import { insertCardChanges } from "@/db/writes/card-changes";
import { insertSupplier, updateSupplier } from "@/db/writes/suppliers";
import { placeOfPostalCode } from "@/lib/adapters/postal-codes";
import { changesOfCard } from "@/lib/domain/card-change";
import type { SeriesFull } from "@/lib/domain/chart";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { decideSaveSupplier, type SaveSupplierRefusal, type SupplierCard } from "@/lib/domain/supplier";
import { type TransactRefusal, transact } from "../transact";

/** A card to save: a new one, or an existing one at the version that the user saw. */
export type SaveSupplierInput = {
  readonly supplierNo: number | null;
  readonly version: number | null;
  readonly card: SupplierCard;
};

type SaveRefusal =
  | SaveSupplierRefusal
  | { readonly code: "not_found" }
  | { readonly code: "version_conflict" }
  | SeriesFull;

/** Save a supplier's card, and the change in its history (M32). */
export function saveSupplier(
  scope: Scope,
  { supplierNo, version, card }: SaveSupplierInput,
): Promise<Result<{ supplierNo: number }, SaveRefusal | TransactRefusal>> {
  return transact<{ supplierNo: number }, SaveRefusal>(scope, "supplier/save", async (tx) => {
    const existing = supplierNo === null ? null : await findSupplier(tx, supplierNo);
    if (supplierNo !== null && !existing) return refuse({ code: "not_found" });

    const place = placeOfPostalCode(card.postalCode?.trim() ?? "") ?? undefined;
    const decided = decideSaveSupplier(card, place);
    if (!decided.ok) return decided;

    const saved = existing
      ? await change(tx, existing, version, decided.value)
      : await open(tx, decided.value);
    if (!saved.ok) return saved;
    await insertCardChanges(tx, [
      { subledgerNo: saved.value, verb: "supplier/save", changes: changesOfCard(existing, decided.value) },
    ]);
    return ok({ supplierNo: saved.value });
  });
}

async function open(tx: Scope<Tx>, card: SupplierCard): Promise<Result<number, SeriesFull>> {
  const supplierNo = await insertSupplier(tx, card);
  return supplierNo === null ? refuse({ code: "series_full", kind: "supplier" }) : ok(supplierNo);
}

async function change(
  tx: Scope<Tx>,
  { supplierNo, version: current }: SupplierRow,
  seen: number | null,
  card: SupplierCard,
): Promise<Result<number, { code: "version_conflict" }>> {
  const saved = await updateSupplier(tx, supplierNo, seen ?? current, card);
  return saved ? ok(supplierNo) : refuse({ code: "version_conflict" });
}
