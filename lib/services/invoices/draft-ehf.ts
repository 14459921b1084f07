import { toUbl } from "@/lib/domain/ehf";
import { checkUbl } from "@/lib/domain/ehf-check";
import type { SalesDocument } from "@/lib/domain/invoice";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { vatOf } from "@/lib/domain/vat";
import type { XmlElement } from "@/lib/domain/xml-element";

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
  const findings = checkUbl(asRead(ubl));
  if (findings.length === 0) return ok(null);
  return refuse({ code: "ehf_unsound", findings: [...new Set(findings.map(({ code }) => code))].join(", ") });
}

/** As a reader of the written file has it, names without prefixes: writing it and reading it back would take several times as long. */
function asRead(element: XmlElement): XmlElement {
  const name = element.name.slice(element.name.indexOf(":") + 1);
  return "text" in element
    ? { ...element, name }
    : { ...element, name, children: element.children.map(asRead) };
}
