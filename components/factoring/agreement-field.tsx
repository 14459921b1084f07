"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { ActivationValues } from "@/lib/contracts/activation";
import { agreementTypes } from "@/lib/domain/factoring";
import { useTexts } from "@/lib/text/client";

/** «Avtaletype»: whose the claims are while the partner has them. */
export function AgreementField() {
  const t = useTexts();
  const { register, control, formState } = useFormContext<ActivationValues>();
  const chosen = useWatch({ control, name: "agreementType" });
  return (
    <Field
      label={t("factoring.agreementType")}
      hint={t(`factoring.agreementHints.${chosen}`)}
      hideLabel
      className="max-w-md"
    >
      <Select
        options={agreementTypes.map((value) => ({ value, label: t(`factoring.agreementTypes.${value}`) }))}
        defaultValue={formState.defaultValues?.agreementType}
        {...register("agreementType")}
      />
    </Field>
  );
}
