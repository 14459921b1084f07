import { begin } from "@/db/scope";
import { revokeClientKeys } from "@/db/writes/connections";
import { admitApplication, admitCall } from "@/db/writes/partner-access";
import { lockBooks } from "@/db/writes/vouchers";
import { hashSecret } from "@/lib/adapters/secrets";
import { type IsoDate, isoDate } from "@/lib/domain/dates";
import type { ConnectionState } from "@/lib/domain/factoring";
import { pool } from "@/lib/edge/database";
import type { Company } from "../company";
import type { Partner } from "../partner-client";

/** Change the state of a company's connection, as an administrator's winding down or ending of it will. */
export async function setConnectionState(company: Company, state: ConnectionState): Promise<void> {
  const { connectionId } = await company.activate();
  await begin(
    company.scope,
    ({ db, companyId }) => db.sql`
    update connections set state = ${state} where company_id = ${companyId} and id = ${connectionId}`,
  );
}

/** Cut off the keys of a company's connection. */
export async function revokeKeys(company: Company): Promise<void> {
  const { connectionId } = await company.activate();
  await begin(company.scope, (tx) => revokeClientKeys(tx, connectionId));
}

/** A bucket that gains so slowly that one token out of it is a quarter of an hour's worth of calls. */
const slow = { perSecond: 0.001, burst: 2 };

/** Let a partner's connection have made all the calls it may, for some minutes to come. */
export async function useUpCalls({ token }: Partner): Promise<void> {
  await admitCall(pool(), hashSecret(token), new Date(), slow);
}

/** The same for requests for tokens by an application key. */
export async function useUpTokens(applicationKey: string): Promise<void> {
  await admitApplication(pool(), hashSecret(applicationKey), new Date(), slow);
}

/** Let every token of a company be as old as it takes. */
export async function expireTokens(company: Company): Promise<void> {
  await begin(
    company.scope,
    ({ db, companyId }) => db.sql`
    update access_tokens set expires_at = now() - interval '1 second' where company_id = ${companyId}`,
  );
}

/** Close the books through a date. */
export async function closeBooks(company: Company, through: string): Promise<IsoDate> {
  const date = isoDate(through);
  await begin(company.scope, (tx) => lockBooks(tx, date));
  return date;
}

/** The events of an invoice's history, oldest first. */
export async function historyOf(company: Company, invoiceId: string): Promise<string[]> {
  return begin(company.scope, async ({ db, companyId }) => {
    const rows = await db.sql<{ event: string }[]>`
      select event from invoice_history where company_id = ${companyId} and invoice_id = ${invoiceId} order by id`;
    return rows.map(({ event }) => event);
  });
}

/** When the partner first had the EHF of an invoice, or null. */
export async function firstDownload(company: Company, invoiceId: string): Promise<Date | null> {
  return begin(company.scope, async ({ db, companyId }) => {
    const [row] = await db.sql<{ at: string | null }[]>`
      select first_downloaded_at::text as at from factoring_invoices
      where company_id = ${companyId} and invoice_id = ${invoiceId}`;
    return row?.at ? new Date(row.at) : null;
  });
}

/** How many vouchers stand in a company's books. */
export async function countVouchers(company: Company): Promise<number> {
  return begin(company.scope, async ({ db, companyId }) => {
    const [row] = await db.sql<{ count: number }[]>`
      select count(*)::int as count from vouchers where company_id = ${companyId}`;
    return row?.count ?? 0;
  });
}

/** Hold the company's lock until `release`: whoever writes there waits. */
export async function holdBooks(company: Company): Promise<{ release: () => Promise<void> }> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let done: Promise<unknown> = Promise.resolve();
  await new Promise<void>((held, failed) => {
    done = begin(company.scope, async () => {
      held();
      await released;
    }).catch(failed);
  });
  return {
    release: async () => {
      release();
      await done;
    },
  };
}
