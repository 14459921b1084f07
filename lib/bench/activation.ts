import type { Pool } from "@/db/client";
import { expectOk, newCompany, newFactoring, newPartner } from "@/e2e/factories";
import { activationReadiness } from "@/lib/services/factoring/readiness";
import { undoActivation } from "@/lib/services/factoring/undo-activation";
import { type Figure, figureOf } from "./figure";

const customers = 100_000;
const rounds = 3;

/**
 * Customers a second that activation switches in a company of 100,000, and that undoing switches back: one
 * transaction each, with the line that every card's history gets. The limit is a bare UPDATE of the same rows, with
 * neither history nor rules. The report before it is measured beside a bare count of the rows.
 */
export async function activationFigures(pool: Pool, owner: Pool): Promise<Figure[]> {
  const company = await newCompany(pool);
  await fill(owner, company.companyId);
  const partner = await newPartner(pool);

  const [limits, activated, undone]: [number[], number[], number[]] = [[], [], []];
  const [reports, counts]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    counts.push(
      await rate(owner, () => owner`select count(*) from customers where company_id = ${company.companyId}`),
    );
    reports.push(await rate(owner, () => activationReadiness(company)));
    limits.push(await rate(owner, () => bareUpdate(owner, company.companyId)));
    await restore(owner, company.companyId);
    let connectionId = "";
    activated.push(
      await rate(owner, async () => {
        ({ connectionId } = await newFactoring(pool, company, { partner }));
      }),
    );
    undone.push(
      await rate(owner, () => expectOk(undoActivation(company, { connectionId, reason: "bench" }))),
    );
  }
  return [
    figureOf(`readiness report on ${customers} customers`, "customers/s", reports, counts),
    figureOf(`activation of ${customers} customers`, "customers/s", activated, limits),
    figureOf(`undoing of ${customers} customers`, "customers/s", undone, limits),
  ];
}

/** Customers past the verbs, in the numbers that a full series goes on with. */
async function fill(owner: Pool, companyId: number): Promise<void> {
  await owner`
    insert into subledger_accounts (company_id, subledger_no, kind, name)
    select ${companyId}, 1000000 + n, 'customer', 'Kunde ' || n from generate_series(1, ${customers}::int) n`;
  await owner`
    insert into customers (company_id, customer_no, is_person, delivery_method, email, lacking)
    select ${companyId}, 1000000 + n, n % 3 = 0, case when n % 2 = 0 then 'email' else 'print' end, 'k@kunde.example', '{}'
    from generate_series(1, ${customers}::int) n`;
}

async function bareUpdate(owner: Pool, companyId: number): Promise<void> {
  await owner`
    update customers set method_before_factoring = delivery_method, use_factoring = true, delivery_method = 'factoring'
    where company_id = ${companyId}`;
}

async function restore(owner: Pool, companyId: number): Promise<void> {
  await owner`
    update customers set delivery_method = method_before_factoring, use_factoring = false, method_before_factoring = null
    where company_id = ${companyId}`;
}

/** Customers a second; the table is tidied before, so that no run pays for the one before it. */
async function rate(owner: Pool, run: () => Promise<unknown>): Promise<number> {
  await owner`vacuum analyze customers`;
  const started = performance.now();
  await run();
  return customers / ((performance.now() - started) / 1000);
}
