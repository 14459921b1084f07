import type { Pool } from "@/db/client";
import { begin } from "@/db/scope";
import { insertVouchers } from "@/db/writes/vouchers";
import { voucherSeriesNo } from "@/lib/domain/chart";
import { type BenchCompany, saleVouchers } from "./books";
import { type Figure, figure, type Work } from "./figure";

/** The least that can be kept safely: one row, one commit, by the same driver and as many connections. */
export function insertAndCommit(owner: Pool): () => Work {
  return () => async () => {
    await owner`insert into bench_rows (company_id, day, amount_ore, text) values (1, '2026-03-02', 1250000, 'Faktura 10001')`;
    return 1;
  };
}

/** Vouchers a second, one per transaction and in batches, by eight connections in as many companies. */
export async function ledgerFigures(owner: Pool, companies: readonly BenchCompany[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const size of [1, 100, 1000]) {
    const work = (worker: number): Work => {
      const company = companies[worker % companies.length];
      if (!company) throw new Error("no company to post in");
      return () =>
        begin(company.scope, async (tx) => {
          return (await insertVouchers(tx, voucherSeriesNo.general, saleVouchers(company, size))).length;
        });
    };
    const name = size === 1 ? "vouchers, one per transaction" : `vouchers, ${size} per transaction`;
    figures.push(
      await figure(name, "vouchers/s", { work, baseline: insertAndCommit(owner), workers: companies.length }),
    );
  }
  return figures;
}
