/** One field of a card before and after; null is empty. */
export type FieldChange = {
  readonly field: string;
  readonly from: string | number | boolean | null;
  readonly to: string | number | boolean | null;
};

type Card = Readonly<Record<string, FieldChange["from"]>>;

/**
 * What a card says after a change that it did not say before, field by field in the order of the card; empty when
 * nothing changed (M32). A new card has no `before`: then it is all that it says. A person's `name` is put together of
 * first and last name, and is not told twice.
 *
 * @param after the card as it is stored; only its fields are compared
 */
export function changesOfCard<After extends Card>(
  before: { readonly [Field in keyof After]?: unknown } | null,
  after: After,
): FieldChange[] {
  const composed = after.isPerson === true;
  return Object.entries(after).flatMap(([field, to]) => {
    if (composed && field === "name") return [];
    const from = plain(before?.[field]);
    return from === plain(to) ? [] : [{ field, from, to: plain(to) }];
  });
}

/** A blank text and no text are both empty. */
function plain(value: unknown): FieldChange["from"] {
  if (typeof value === "number" || typeof value === "boolean") return value;
  return typeof value === "string" && value !== "" ? value : null;
}
