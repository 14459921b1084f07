import type { LeftOut } from "@/lib/domain/dunning";
import { refusalText } from "@/lib/text/refusals";
import type { Texts } from "@/lib/text/server";

/** Why an invoice is left out, in words; of a factored one with the factoring company's name (M25). */
export function reasonText(t: Texts, reason: LeftOut, factoringName: string | null): string {
  if (reason.code === "invoice_with_factoring" && factoringName)
    return t("dunning.reasonWithFactoring", { name: factoringName });
  if (reason.code === "dunning_on_hold") return t(`dunning.holdReasons.${reason.reason}`);
  return refusalText(t, reason);
}
