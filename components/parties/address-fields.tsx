"use client";

import { useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { CardField, useFieldMessage } from "@/components/customers/card-field";
import { Field } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import type { ActionState } from "@/lib/contracts/action-state";
import type { CustomerValues } from "@/lib/contracts/customer";
import { isNorwegianPostalCode } from "@/lib/domain/contact";
import { hasPostalCodes } from "@/lib/domain/country-rules";
import { useTexts } from "@/lib/text/client";

/** What a customer's and a supplier's form have in common, where they are reached. */
export type AddressValues = Pick<
  CustomerValues,
  "orgNr" | "street" | "street2" | "postalCode" | "city" | "country" | "phone" | "email"
>;

/** The action that answers the place of a Norwegian postal code. */
export type FindPlace = (input: { postalCode: string }) => Promise<ActionState<{ place: string | null }>>;

/** «Land»: above all that it decides the form of: org.nr, postal code and phone number. */
export function CountryField({ countries }: { countries: readonly SelectOption[] }) {
  const t = useTexts();
  const { register, clearErrors, formState } = useFormContext<AddressValues>();
  // What was wrong in one country may be right in another; the next save tells.
  const registered = register("country", { onChange: () => clearErrors(["orgNr", "postalCode", "phone"]) });
  return (
    <Field label={t("customers.country")} error={useFieldMessage("country")} className="sm:max-w-72">
      <Select options={countries} defaultValue={formState.defaultValues?.country} {...registered} />
    </Field>
  );
}

type AddressFieldsProps = {
  findPlace: FindPlace;
  /** The card's code is Norwegian, and newer than the list that we know. */
  unknownPostalCode: boolean;
  /** Every part must be filled in. */
  required: boolean;
};

/** The address. In Norway the place follows from the postal code; a code that we do not know goes with a typed place. */
export function AddressFields({ findPlace, unknownPostalCode, required }: AddressFieldsProps) {
  const t = useTexts();
  const { control, getValues, setValue, clearErrors } = useFormContext<AddressValues>();
  const [country, postalCode] = useWatch({ control, name: ["country", "postalCode"] });
  const [unknown, setUnknown] = useState<string | null>(() =>
    unknownPostalCode ? getValues("postalCode") : null,
  );

  async function fillInPlace(typed: string) {
    const postalCode = typed.trim();
    if (getValues("country") !== "NO" || !isNorwegianPostalCode(postalCode)) return;
    const state = await findPlace({ postalCode });
    if (state.status !== "done" || getValues("postalCode").trim() !== postalCode) return;
    const { place } = state.value;
    setUnknown(place === null ? postalCode : null);
    if (place !== null && getValues("city").trim().toLowerCase() !== place.toLowerCase()) {
      setValue("city", place, { shouldDirty: true });
      clearErrors("city");
    }
  }

  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <CardField name="street" label={t("customers.street")} required={required} maxLength={200} />
      <CardField name="street2" label={t("customers.street2")} maxLength={200} />
      <div className="flex flex-col gap-1">
        <div className="grid grid-cols-[7rem_1fr] gap-4">
          <CardField
            name="postalCode"
            label={t("customers.postalCode")}
            required={required && hasPostalCodes(country)}
            maxLength={20}
            className="tabular-nums"
            onBlurred={fillInPlace}
          />
          <CardField name="city" label={t("customers.city")} required={required} maxLength={100} />
        </div>
        <p role="status" className="text-sm text-caution">
          {country === "NO" && unknown !== null && unknown === postalCode.trim()
            ? t("customers.unknownPostalCode")
            : null}
        </p>
      </div>
    </div>
  );
}

/** Telephone and e-mail, with how a number from abroad is written. */
export function ContactFields({ required, emailHint = true }: { required: boolean; emailHint?: boolean }) {
  const t = useTexts();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <CardField
        name="phone"
        label={t("customers.phone")}
        hint={t("customers.phoneHint")}
        required={required}
        type="tel"
        maxLength={40}
      />
      <CardField
        name="email"
        label={t("customers.email")}
        hint={emailHint ? t("customers.emailHint") : undefined}
        required={required}
        inputMode="email"
        maxLength={254}
      />
    </div>
  );
}
