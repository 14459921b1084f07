import { expect, test } from "vitest";
import { serialiseXml } from "@/lib/adapters/xml";
import { toUbl } from "@/lib/domain/ehf";
import { sampleDraft, sampleSeller, sampleSending } from "@/lib/domain/sample-invoice";
import { send } from "@/lib/domain/sending";
import { vatOf } from "@/lib/domain/vat";
import { sellerOf } from "./seller";

test("the seller is read from the EHF as the sales document says it, marks and all", () => {
  const sent = send(sampleDraft, {
    ...sampleSending,
    seller: { ...sampleSeller, name: "Grøt & Brød <Nord> AS" },
  });
  if (!sent.ok) throw new Error(sent.error.code);
  const treatmentOf = (code: number) => {
    const vat = vatOf(code);
    if (!vat) throw new Error(`no VAT code ${code}`);
    return vat;
  };
  const ehf = new TextDecoder().decode(serialiseXml(toUbl(sent.value.document, treatmentOf)));

  expect(sellerOf(ehf)).toEqual({
    name: "Grøt & Brød <Nord> AS",
    orgNr: sampleSeller.orgNr,
    street: sampleSeller.street,
    postalCode: sampleSeller.postalCode,
    city: sampleSeller.city,
    vatId: `NO${sampleSeller.orgNr}MVA`,
    isRegisteredEnterprise: true,
  });
});
