"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import type { ActionState } from "@/lib/contracts/action-state";
import type { CustomerValues } from "@/lib/contracts/customer";
import { useTexts } from "@/lib/text/client";
import { CardField, useFieldMessage } from "./card-field";
import { FetchFromRegistry } from "./fetch-from-registry";
import { KindChoice } from "./kind-choice";
import type { LookUp } from "./registry-lookup";

/** The action that answers the place of a Norwegian postal code. */
export type FindPlace = (input: { postalCode: string }) => Promise<ActionState<{ place: string | null }>>;

type GeneralTabProps = {
  /** Null when look-ups in Enhetsregisteret are off. */
  lookUp: LookUp | null;
  /** The kind is chosen when the customer is made, and stands from then on. */
  isNew: boolean;
  countries: readonly SelectOption[];
  findPlace: FindPlace;
};

/** «Generelt»: who the customer is, where, and how to reach him. */
export function GeneralTab({ isNew, countries, findPlace, lookUp }: GeneralTabProps) {
  const t = useTexts();
  const { control } = useFormContext<CustomerValues>();
  const [isPerson, useFactoring] = useWatch({ control, name: ["isPerson", "useFactoring"] });

  return (
    <div className="flex max-w-3xl flex-col gap-5">
      <KindChoice isNew={isNew} />
      <div className="grid gap-4 sm:grid-cols-2">
        {isPerson ? (
          <>
            <CardField
              name="firstName"
              label={t("customers.firstName")}
              required={useFactoring}
              maxLength={100}
            />
            <CardField
              name="lastName"
              label={t("customers.lastName")}
              required={useFactoring}
              maxLength={100}
            />
          </>
        ) : (
          <>
            <CardField name="name" label={t("customers.name")} required maxLength={200} />
            <CardField
              name="orgNr"
              label={t("customers.orgNr")}
              required={useFactoring}
              maxLength={40}
              className="tabular-nums"
            />
          </>
        )}
      </div>
      {lookUp && !isPerson ? <FetchFromRegistry lookUp={lookUp} /> : null}
      <Address countries={countries} findPlace={findPlace} required={useFactoring} />
      <div className="grid gap-4 sm:grid-cols-2">
        <CardField
          name="phone"
          label={t("customers.phone")}
          hint={t("customers.phoneHint")}
          required={useFactoring}
          type="tel"
          maxLength={40}
        />
        <CardField
          name="email"
          label={t("customers.email")}
          hint={t("customers.emailHint")}
          required={useFactoring}
          inputMode="email"
          maxLength={254}
        />
      </div>
    </div>
  );
}

function Address({
  countries,
  findPlace,
  required,
}: Pick<GeneralTabProps, "countries" | "findPlace"> & { required: boolean }) {
  const t = useTexts();
  const { register, getValues, setValue, setError, formState } = useFormContext<CustomerValues>();

  /** Fill in the place of the code, so that the two cannot disagree. Abroad nothing is known of codes. */
  async function fillInPlace(typed: string) {
    const postalCode = typed.trim();
    if (getValues("country") !== "NO" || !/^\d{4}$/.test(postalCode)) return;
    const state = await findPlace({ postalCode });
    if (state.status !== "done" || getValues("postalCode").trim() !== postalCode) return;
    const { place } = state.value;
    if (place === null) setError("postalCode", { type: "invalid", message: "invalid_postal_code" });
    else if (getValues("city").trim().toLowerCase() !== place.toLowerCase()) {
      setValue("city", place, { shouldDirty: true, shouldValidate: true });
    }
  }

  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <CardField name="street" label={t("customers.street")} required={required} maxLength={200} />
      <CardField name="street2" label={t("customers.street2")} maxLength={200} />
      <div className="grid grid-cols-[7rem_1fr] gap-4">
        <CardField
          name="postalCode"
          label={t("customers.postalCode")}
          required={required}
          maxLength={20}
          className="tabular-nums"
          onBlurred={fillInPlace}
        />
        <CardField name="city" label={t("customers.city")} required={required} maxLength={100} />
      </div>
      <Field label={t("customers.country")} error={useFieldMessage("country")}>
        <Select
          options={countries}
          defaultValue={formState.defaultValues?.country}
          {...register("country")}
        />
      </Field>
    </div>
  );
}
