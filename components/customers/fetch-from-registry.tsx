"use client";

import { useFormContext } from "react-hook-form";
import { toast } from "sonner";
import type { CustomerValues } from "@/lib/contracts/customer";
import type { RegistryUnit } from "@/lib/domain/registry-unit";
import { useTexts } from "@/lib/text/client";
import { type LookUp, RegistryLookup } from "./registry-lookup";

/** «Hent fra Enhetsregisteret» on the card. A phone number or an address that the customer has given himself stays. */
export function FetchFromRegistry({ lookUp }: { lookUp: LookUp }) {
  const t = useTexts();
  const { getValues, setValue } = useFormContext<CustomerValues>();

  function fillIn({ name, orgNr, street, street2, postalCode, city, phone, email }: RegistryUnit) {
    const told = { name, orgNr, street, street2, postalCode, city };
    const missing = { phone: getValues("phone") ? null : phone, email: getValues("email") ? null : email };
    for (const [field, text] of Object.entries({ ...told, ...missing })) {
      if (text) setValue(field as keyof typeof told, text, { shouldDirty: true, shouldValidate: true });
    }
    toast.success(t("dataQuality.registry.filled"));
  }

  return (
    <div>
      <RegistryLookup
        query={() => getValues("orgNr") || getValues("name")}
        lookUp={lookUp}
        onChoose={fillIn}
      />
    </div>
  );
}
