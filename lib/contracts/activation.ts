import { z } from "zod";
import type { MappingChoice } from "@/lib/domain/account-mapping";
import { agreementTypes } from "@/lib/domain/factoring";

/** What a field of the mapping can hold beside the number of an existing account. */
export const mappingWays = {
  newAccount: "new",
  newFinance: "finance:new",
  newSupplier: "supplier:new",
  /** An existing supplier, whose number stands in `supplierNo`. */
  supplier: "supplier",
} as const;

const accountNo = /^\d{4}$/;
const subledgerNo = /^\d{5,9}$/;

/** One kind of event in the form: the choice, and what the choice asks for further. */
const mappingField = z
  .strictObject({
    /** "1920", "80000" or one of `mappingWays`. */
    choice: z.string().max(20),
    newNo: z.string().max(10),
    newName: z.string().max(100),
    supplierNo: z.string().max(10),
  })
  .transform(({ choice, newNo, newName, supplierNo }, context): MappingChoice => {
    const missing = (field: string, code = "required") => {
      context.issues.push({ code: "custom", path: [field], message: code, input: choice });
      return z.NEVER;
    };
    switch (choice) {
      case mappingWays.newFinance:
        return { newSubledger: true };
      case mappingWays.newSupplier:
        return { newSupplier: true };
      case mappingWays.supplier:
        return subledgerNo.test(supplierNo.trim())
          ? { subledgerNo: Number(supplierNo.trim()) }
          : missing("supplierNo");
      case mappingWays.newAccount:
        if (!accountNo.test(newNo.trim())) return missing("newNo", "account_no_invalid");
        if (!newName.trim()) return missing("newName");
        return { newAccount: { accountNo: Number(newNo.trim()), name: newName.trim() } };
      default:
        if (accountNo.test(choice)) return { accountNo: Number(choice) };
        return subledgerNo.test(choice) ? { subledgerNo: Number(choice) } : missing("choice");
    }
  });

/** Which account each kind of event is posted to, as the form holds it. */
export const mappingInput = z.record(z.string().regex(/^[a-z][a-z0-9_]{0,59}$/), mappingField);

/** Activate an integration (M2, M4): which accounts its events are posted to, and the kind of agreement. */
export const activationInput = z.strictObject({
  integrationSlug: z.string().min(1).max(100),
  agreementType: z.enum(agreementTypes),
  mapping: mappingInput,
});

/** «Endre kontoer» (M2, edge 45). */
export const changeMappingInput = z.strictObject({ connectionId: z.uuid(), mapping: mappingInput });

/** What the fields of the activation hold, and of the change of accounts. */
export type ActivationValues = z.input<typeof activationInput>;
export type ChangeMappingValues = z.input<typeof changeMappingInput>;
export type MappingValues = ActivationValues["mapping"];

/** Which integration of the catalogue is being activated, as it stands in the URL. */
export const integrationChosen = z.object({ integration: z.string().max(100).optional().catch(undefined) });
