import type { useTexts } from "@/lib/text/client";

/** What a VAT code is called where it is chosen: "3 · Høy sats 25 %". */
export function vatLabel(t: ReturnType<typeof useTexts>, code: number): string {
  // The codes are the keys; a code without a text would fail in `text.test.ts`.
  return (t as (key: string) => string)(`invoices.vatCodes.${code}`);
}
