/** One promise of the books, put to every company at once. */
export type Check = {
  /** Ends the sentence "ok 12 345 …": what was looked at, and what is true of it. */
  readonly name: string;
  /** A query for `(company_id, subject, sound)`: one row for each thing looked at. What is not true counts as a fault. */
  readonly rows: string;
};
