import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { mappingWays } from "@/lib/contracts/activation";

/**
 * Put a refusal of the mapping at the very field where it can be mended: the number of a new account, a supplier's
 * number, or the choice. Answers whether there was one.
 */
export function showMappingError<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  { code, facts }: { readonly code: string; readonly facts: object },
): boolean {
  const { eventKind } = facts as { eventKind?: string };
  if (!eventKind) return false;
  const choice: unknown = form.getValues(`mapping.${eventKind}.choice` as Path<Values>);
  const field =
    choice === mappingWays.newAccount ? "newNo" : choice === mappingWays.supplier ? "supplierNo" : "choice";
  form.setError(
    `mapping.${eventKind}.${field}` as Path<Values>,
    { type: code, message: code },
    { shouldFocus: true },
  );
  return true;
}
