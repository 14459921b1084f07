import { checkEhf } from "@/lib/adapters/ehf-check";
import { serialiseXml } from "@/lib/adapters/xml";
import { toUbl } from "@/lib/domain/ehf";
import type { SalesDocument } from "@/lib/domain/invoice";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { vatOf } from "@/lib/domain/vat";

/** The EHF would not be one that holds; `findings` are our own assertions' codes, once each. */
export type EhfRefusal = { readonly code: "ehf_unsound"; readonly findings: string };

/**
 * Judge the EHF that a document would become, before it takes a number: one that only failed at its preparation would
 * be posted already, and could not be taken back (edge 1).
 */
export function judgeEhf(document: SalesDocument): Result<null, EhfRefusal> {
  const ubl = toUbl(document, (vatCode) => {
    const vat = vatOf(vatCode);
    if (!vat) throw new RangeError(`no VAT code for sales: ${vatCode}`);
    return vat;
  });
  const findings = checkEhf(new TextDecoder().decode(serialiseXml(ubl)));
  if (findings.length === 0) return ok(null);
  return refuse({ code: "ehf_unsound", findings: [...new Set(findings.map(({ code }) => code))].join(", ") });
}
