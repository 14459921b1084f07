/** How a form's submission went. Amounts may be bigint: React carries them, JSON is not involved. */
export type ActionState<Value = unknown, Refusal extends { code: string } = { code: string }> =
  | { readonly status: "done"; readonly value: Value }
  /** Messages at their fields, by dotted path: `{"lines.0.text": "required"}`. The words are issue codes. */
  | { readonly status: "invalid"; readonly fieldErrors: Readonly<Record<string, string>> }
  /** A rule said no: its code has a text, and `facts` fill it in. */
  | { readonly status: "refused"; readonly code: Refusal["code"]; readonly facts: Omit<Refusal, "code"> };
