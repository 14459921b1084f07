/** One field of a card before and after; null is empty. */
export type FieldChange = {
  readonly field: string;
  readonly from: string | number | boolean | null;
  readonly to: string | number | boolean | null;
};
