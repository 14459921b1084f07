import { createHash, randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Pool } from "@/db/client";
import { findDocument } from "@/db/queries/documents";
import { findInvoiceHead } from "@/db/queries/invoices";
import { openBooks, type ReadDb, type Scope } from "@/db/scope";
import { saveIntegration } from "@/db/writes/connections";
import { hashSecret, newSecret } from "@/lib/adapters/secrets";
import { type Actor, partnerScopes, type Role } from "@/lib/domain/actor";
import type { CustomerCard } from "@/lib/domain/customer";
import { type IsoDate, isoDate } from "@/lib/domain/dates";
import type { AccountNeed } from "@/lib/domain/factoring";
import type { DraftLine } from "@/lib/domain/invoice";
import { ore } from "@/lib/domain/money";
import type { Result } from "@/lib/domain/result";
import type { SupplierCard } from "@/lib/domain/supplier";
import { ehfOut } from "@/lib/env";
import { createCompany } from "@/lib/services/companies/create-company";
import { saveCustomer } from "@/lib/services/customers/save-customer";
import { type Activated, activateFactoring } from "@/lib/services/factoring/activate";
import { prepareInvoices } from "@/lib/services/factoring/prepare-invoices";
import { type SaveDraftInput, saveDraft } from "@/lib/services/invoices/save-draft";
import { sendInvoice } from "@/lib/services/invoices/send-invoices";
import { saveSupplier } from "@/lib/services/suppliers/save-supplier";

/** The moment of every test: clocks are handed in, so that no test depends on the day it runs. */
export const testNow = new Date("2026-03-02T09:00:00Z");

/** The invoice date that goes with it. */
export const testDate: IsoDate = isoDate("2026-03-02");

/** A verb's value, or a failure that names the refusal. */
export async function expectOk<Value>(result: Promise<Result<Value, { code: string }>>): Promise<Value> {
  const settled = await result;
  if (!settled.ok)
    throw new Error(
      `refused: ${JSON.stringify(settled.error, (_, v) => (typeof v === "bigint" ? `${v}` : v))}`,
    );
  return settled.value;
}

/** A valid Norwegian organisation number in the synthetic 3xx range, from any small number. */
export function syntheticOrgNr(seed: number): string {
  const weights = [3, 2, 7, 6, 5, 4, 3, 2];
  for (let serial = seed % 10_000_000; ; serial = (serial + 1) % 10_000_000) {
    const body = `3${serial.toString().padStart(7, "0")}`;
    const remainder =
      [...body].reduce((total, digit, index) => total + Number(digit) * (weights[index] ?? 0), 0) % 11;
    if (remainder !== 1) return body + (remainder === 0 ? 0 : 11 - remainder);
  }
}

/** A company of the test's own, with open books. */
export async function newCompany(
  pool: Pool,
  {
    actor = { kind: "user", userId: "tester", name: "Tove Tester", role: "administrator" },
    memberRole,
    vatRegistered = true,
  }: { actor?: Actor; memberRole?: Role; vatRegistered?: boolean } = {},
): Promise<Scope<ReadDb> & { slug: string }> {
  const slug = `t-${randomBytes(8).toString("hex")}`;
  const company = {
    slug,
    orgNr: syntheticOrgNr(randomBytes(4).readUInt32LE()),
    name: `Prøve ${slug} AS`,
    legalForm: "AS",
    vatRegistered,
    street: "Prøvegata 1",
    postalCode: "0150",
    city: "Oslo",
    country: "NO",
    phone: "+4722000000",
    email: "post@prove.example",
    bankAccount: "15030012340",
  };
  const members = actor.kind === "user" ? [{ userId: actor.userId, role: memberRole ?? actor.role }] : [];
  const { companyId } = await expectOk(
    createCompany(pool, { company, members, now: testNow, requestId: "test" }),
  );
  return { db: openBooks(pool, companyId), companyId, actor, now: testNow, requestId: "test", slug };
}

/** A complete organisation card; say what differs. */
export function organisation(differing: Partial<CustomerCard> = {}): CustomerCard {
  return {
    isPerson: false,
    name: "Nordvik Bygg AS",
    firstName: null,
    lastName: null,
    orgNr: syntheticOrgNr(4711),
    street: "Storgata 1",
    street2: null,
    postalCode: "0155",
    city: "Oslo",
    country: "NO",
    phone: "+4722334455",
    email: "post@nordvik.example",
    invoiceEmail: null,
    buyerReference: "Kari Holm",
    language: "nb",
    paymentTermsDays: 14,
    useFactoring: false,
    sendReminders: true,
    deliveryMethod: "print",
    brandingTemplateId: null,
    ...differing,
  };
}

/** A complete person's card; say what differs. */
export function person(differing: Partial<CustomerCard> = {}): CustomerCard {
  return {
    ...organisation(),
    isPerson: true,
    name: "Ola Nordmann",
    firstName: "Ola",
    lastName: "Nordmann",
    orgNr: null,
    phone: "+4790000001",
    email: "ola@nordmann.example",
    buyerReference: null,
    ...differing,
  };
}

export async function newCustomer(scope: Scope, card: CustomerCard = organisation()): Promise<number> {
  return (await expectOk(saveCustomer(scope, { customerNo: null, version: null, card }))).customerNo;
}

/** A complete supplier's card; say what differs. */
export function supplier(differing: Partial<SupplierCard> = {}): SupplierCard {
  return {
    name: "Treverk Engros AS",
    orgNr: syntheticOrgNr(8080),
    street: "Sagveien 2",
    street2: null,
    postalCode: "0155",
    city: "Oslo",
    country: "NO",
    phone: "+4722445566",
    email: "post@treverk.example",
    bankAccount: "86011117947",
    ...differing,
  };
}

export async function newSupplier(scope: Scope, card: SupplierCard = supplier()): Promise<number> {
  return (await expectOk(saveSupplier(scope, { supplierNo: null, version: null, card }))).supplierNo;
}

/** The line of the worked fixture: 10 000 kroner at 25 %. */
export function line(differing: Partial<DraftLine> = {}): DraftLine {
  return {
    text: "Snekkerarbeid",
    quantityMilli: 12_500n,
    unit: "HUR",
    unitPriceOre: ore(80_000n),
    discountBasisPoints: 0,
    vatCode: 3,
    accountNo: 3000,
    ...differing,
  };
}

export async function newDraft(
  scope: Scope,
  customerNo: number,
  lines: readonly DraftLine[] = [line()],
  /** Another currency than kroner, at a rate (edge 41). */
  money: Pick<SaveDraftInput, "currency" | "exchangeRate"> = {},
): Promise<string> {
  const draft = {
    invoiceId: null,
    version: null,
    customerNo,
    paymentTermsDays: 14,
    buyerReference: null,
    orderReference: null,
    deliveryDate: null,
    lines,
    ...money,
  };
  return (await expectOk(saveDraft(scope, draft))).invoiceId;
}

export type ActiveFactoring = Activated & {
  readonly applicationKey: string;
  readonly integrationSlug: string;
};

/** A partner of the test's own in the catalogue, and the company connected to it. */
export async function newFactoring(
  pool: Pool,
  scope: Scope,
  {
    agreementType = "financing",
    clearing = { newSubledger: true },
    partner,
  }: {
    agreementType?: "financing" | "purchase" | "service_only";
    clearing?: { newSubledger: true } | { accountNo: number };
    /** One that has other clients already. */
    partner?: { applicationKey: string; integrationSlug: string };
  } = {},
): Promise<ActiveFactoring> {
  const { applicationKey, integrationSlug } = partner ?? (await newPartner(pool));
  const activated = await expectOk(
    activateFactoring(scope, {
      integrationSlug,
      agreementType,
      mapping: {
        clearing,
        bank: { accountNo: 1920 },
        fee: { accountNo: 7770 },
        financing_cost: { accountNo: 8159 },
        interest_income: { accountNo: 8055 },
        deviation: { accountNo: 2999 },
      },
    }),
  );
  return { ...activated, applicationKey, integrationSlug };
}

/** A dedicated partner in the catalogue; `accountNeeds` are those it declares beside the standard ones. */
export async function newPartner(
  pool: Pool,
  name = "Prøve Factoring",
  { accountNeeds = [] }: { accountNeeds?: AccountNeed[] } = {},
): Promise<{ applicationKey: string; integrationSlug: string }> {
  const applicationKey = newSecret("fak");
  const integrationSlug = `p-${randomBytes(6).toString("hex")}`;
  await saveIntegration(pool, {
    slug: integrationSlug,
    name,
    kind: "factoring_dedicated",
    orgNr: syntheticOrgNr(9000),
    description: "Factoring for prøver",
    services: ["financing", "collection"],
    accountNeeds,
    applicationKeyHash: hashSecret(applicationKey),
    scopes: [...partnerScopes],
  });
  return { applicationKey, integrationSlug };
}

/** The partner's own scope in the company, for verbs called without HTTP. */
export function partnerScope(
  scope: Scope<ReadDb>,
  { connectionId, integrationName }: Activated,
): Scope<ReadDb> {
  return { ...scope, actor: { kind: "partner", connectionId, integrationName, scopes: partnerScopes } };
}

/** Send a draft and prepare it, as the worker would. Answers its number. */
export async function sendAndPrepare(scope: Scope<ReadDb>, invoiceId: string): Promise<number> {
  const { number } = await expectOk(sendInvoice(scope, { invoiceId, invoiceDate: testDate }));
  await expectOk(
    prepareInvoices({ ...scope, actor: { kind: "system", task: "prepare" } }, { invoiceIds: [invoiceId] }),
  );
  await keepEhf(scope, invoiceId);
  return number;
}

/** With EHF_OUT set, put the invoice's EHF there, named so that no two tests overwrite one another's. */
async function keepEhf(scope: Scope<ReadDb>, invoiceId: string): Promise<void> {
  const folder = ehfOut();
  const ehfId = folder && (await findInvoiceHead(scope, invoiceId))?.factoring?.ehfDocumentId;
  const file = ehfId ? await findDocument(scope, ehfId) : null;
  if (!folder || !file) return;

  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${sha256(file.bytes).slice(0, 16)}-${file.filename}`), file.bytes);
}

/** A small PDF that a strict reader accepts: one blank page, and words to tell it from another. */
export function tinyPdf(words = "faktura"): Uint8Array<ArrayBuffer> {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
  ];
  let body = `%PDF-1.4\n% ${words}\n`;
  const offsets = objects.map((object, index) => {
    const offset = Buffer.byteLength(body);
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = Buffer.byteLength(body);
  const table = offsets.map((offset) => `${offset.toString().padStart(10, "0")} 00000 n \n`).join("");
  body += `xref\n0 4\n0000000000 65535 f \n${table}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(body));
}

/** A checksum in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
