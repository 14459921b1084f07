import { findInvoice } from "@/db/queries/invoices";
import type { ReadDb, Scope } from "@/db/scope";
import { dateInNorway } from "@/lib/domain/dates";
import { kidOf } from "@/lib/partner/kid";
import { importStatement } from "@/lib/services/payments/import-statement";
import type { SentDocument } from "./bookkeeping";
import { done } from "./books";

/**
 * The week's statement from the bank is read in: two customers have paid the company instead of the factoring company,
 * one with the factoring company's KID and one with the invoice number alone; the rest is no business of factoring.
 */
export async function innStatement(scope: Scope<ReadDb>, delivered: readonly SentDocument[]): Promise<void> {
  const [byKid, byNumber] = delivered;
  if (!byKid || !byNumber) throw new Error("nothing is delivered, so nobody can pay the company by mistake");
  const day = dateInNorway(scope.now);
  const payer = (await findInvoice(scope, byNumber.invoiceId))?.buyer?.name ?? "";

  const lines = [
    "Dato;Beløp;Tekst;KID;Referanse",
    `${day};${kroner(byKid.total)};Innbetaling;${kidOf(byKid.invoiceNo)};2026112001`,
    `${day};${kroner(byNumber.total / 2)};${payer} delbetaling faktura ${byNumber.invoiceNo};;2026112002`,
    `${day};4350,00;Vipps oppgjør resepsjon;;2026112003`,
    `${day};-18900,00;Husleie november;;2026112004`,
  ];
  const bytes = new TextEncoder().encode(lines.join("\n"));
  await done(importStatement(scope, { accountNo: 1920, bytes }));
}

/** Øre as a bank writes them; a half øre is dropped. */
function kroner(amount: number): string {
  const whole = Math.floor(amount);
  return `${Math.floor(whole / 100)},${String(whole % 100).padStart(2, "0")}`;
}
