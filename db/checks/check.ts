import type { TransactionSql } from "postgres";

/** What a check found. */
export type Looked = {
  readonly looked: bigint;
  readonly faults: bigint;
  /** The first few, as "company 1: voucher 1-2". */
  readonly examples: readonly string[];
};

/** One promise of the books, put to every company at once. */
export type Check = {
  /** Ends the sentence "ok 12 345 …": what was looked at, and what is true of it. */
  readonly name: string;
} & (
  | {
      /** A query for `(company_id, subject, sound)`: one row for each thing looked at. What is not true counts as a fault. */
      readonly rows: string;
    }
  | {
      /** For a promise that only the domain can judge: reads through, in the same snapshot. */
      readonly walk: (sql: TransactionSql<{ bigint: bigint }>) => Promise<Looked>;
    }
);
