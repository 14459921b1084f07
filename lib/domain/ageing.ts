/** How long past its due date a receivable is, in the steps of an age list. */
export const receivableAges = ["not_due", "days_1_30", "days_31_60", "days_61_90", "over_90"] as const;

export type ReceivableAge = (typeof receivableAges)[number];
