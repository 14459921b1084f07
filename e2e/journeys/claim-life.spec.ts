import { isoDate } from "@/lib/domain/dates";
import { changeServiceLevel } from "@/lib/services/factoring/change-service-level";
import { replaceDeliveryPdf } from "@/lib/services/factoring/replace-delivery-pdf";
import { rejectInvoice, reportStatus } from "@/lib/services/factoring/report-status";
import { expectAccessible } from "../accessible";
import type { Company } from "../company";
import { expectOk, partnerScope, tinyPdf } from "../factories";
import { expect, test } from "../fixtures";
import { deliver, offer } from "../partner-api/calls";
import { visit } from "../visit";

const occurredAt = new Date("2026-03-10T11:00:00Z");
const nothing = { occurredAt, holdUntil: null, nextEvent: null, nextEventDate: null };

/** A delivered invoice that the partner replaces the PDF of, puts on hold, downgrades, disputes and gives back. */
async function lived(company: Company): Promise<string> {
  const partner = partnerScope(company.scope, await company.activate());
  const { id: invoiceId, invoiceId: ownId } = await deliver(company);
  await expectOk(
    replaceDeliveryPdf(partner, { invoiceId, pdf: tinyPdf("ny"), reason: "Feil KID på den første" }),
  );
  const hold = {
    status: "on_hold" as const,
    description: "Avdragsordning avtales",
    holdUntil: isoDate("2999-04-01"),
    nextEvent: "collection_notice",
    nextEventDate: isoDate("2999-04-02"),
    factorReference: "PO-2",
  };
  await expectOk(reportStatus(partner, { ...nothing, ...hold, invoiceId }));
  const level = { serviceLevel: "service_only", reason: "Over kredittgrensen" } as const;
  await expectOk(changeServiceLevel(partner, { invoiceId, ...level }));
  for (const [status, description] of [
    ["delivered", "Avdrag avtalt"],
    ["disputed", "Kunden bestrider mengden"],
    ["recoursed", "Tilbake til dere"],
  ] as const) {
    await expectOk(reportStatus(partner, { ...nothing, invoiceId, status, description }));
  }
  return ownId;
}

test("M22, M29, edges 15, 20 and 34: Historikk tells each step of a claim's life with its reason and its dates", async ({
  page,
  company,
}) => {
  await visit(page, `/${company.slug}/invoices/${await lived(company)}`);
  const history = page.getByRole("list", { name: "Historikk" });
  for (const words of [
    "Ny pdf fra factoringselskapet",
    "Versjon 2",
    "Feil KID på den første",
    "Status: Satt på vent",
    "På vent til og med 01.04.2999",
    "Neste steg: Inkassovarsel 02.04.2999",
    "Referanse PO-2",
    "Nytt servicenivå fra factoringselskapet",
    "Kun reskontroføring",
    "Over kredittgrensen",
    "Status: Innsigelse fra kunde",
    "Kunden bestrider mengden",
    "Status: Tilbakeført (regress)",
    "Innsigelsen er lukket, og kravet er tilbake hos firmaet",
  ]) {
    await expect(history).toContainText(words);
  }
  await expectAccessible(page);
});

test("M20, edge 13: an invoice that was rejected for good cannot be sent to the same factoring company again", async ({
  page,
  company,
}) => {
  const partner = partnerScope(company.scope, await company.activate());
  const { id, invoiceId } = await offer(company);
  const reason = {
    reasonCode: "not_eligible",
    text: "Avtalen omfatter ikke dette",
    retryable: false,
  } as const;
  await expectOk(rejectInvoice(partner, { invoiceId: id, ...reason }));
  await visit(page, `/${company.slug}/invoices/${invoiceId}`);
  const returned = page.getByRole("region", { name: "Tilbake fra factoringselskapet" });
  await expect(returned).toContainText("Årsak: Kan ikke factoreres");
  await returned.getByRole("button", { name: "Rett og send på nytt" }).click();
  await expect(page.getByRole("dialog")).toContainText("sier at det ikke hjelper å sende den på nytt");
  await expectAccessible(page);
});
