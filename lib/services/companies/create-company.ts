import type { Pool } from "@/db/client";
import { openBooks } from "@/db/scope";
import {
  insertAccounts,
  insertCompany,
  insertInvoiceNumbers,
  insertMember,
  insertSubledgerSeries,
  type NewCompany,
} from "@/db/writes/companies";
import { insertVoucherSeries } from "@/db/writes/vouchers";
import type { Role } from "@/lib/domain/actor";
import { firstInvoiceNo, standardChart, standardSubledgers, standardVoucherSeries } from "@/lib/domain/chart";
import { decideSlug, type SlugRefusal } from "@/lib/domain/company-slug";
import { ok, type Result } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

export type CompanySetup = {
  readonly company: NewCompany;
  readonly members: readonly { userId: string; role: Role }[];
  readonly now: Date;
  readonly requestId: string;
};

/** Open a company's books: chart of accounts, subledgers, voucher series, invoice numbers and members. */
export async function createCompany(
  pool: Pool,
  { company, members, now, requestId }: CompanySetup,
): Promise<Result<{ companyId: number }, SlugRefusal | TransactRefusal>> {
  const slug = decideSlug(company.slug);
  if (!slug.ok) return slug;
  const companyId = await insertCompany(pool, company);
  const scope = {
    db: openBooks(pool, companyId),
    companyId,
    actor: { kind: "system", task: "create-company" },
    now,
    requestId,
  } as const;

  return transact(scope, "company/create", async (tx) => {
    await insertAccounts(tx, standardChart);
    await insertSubledgerSeries(tx, standardSubledgers);
    await insertVoucherSeries(tx, standardVoucherSeries);
    await insertInvoiceNumbers(tx, firstInvoiceNo);
    for (const { userId, role } of members) await insertMember(tx, userId, role);
    return ok({ companyId });
  });
}
