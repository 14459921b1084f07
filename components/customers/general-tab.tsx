"use client";

import { useFormContext, useWatch } from "react-hook-form";
import {
  AddressFields,
  ContactFields,
  CountryField,
  type FindPlace,
} from "@/components/parties/address-fields";
import type { SelectOption } from "@/components/ui/select";
import type { CustomerValues } from "@/lib/contracts/customer";
import { useTexts } from "@/lib/text/client";
import { CardField } from "./card-field";
import { FetchFromRegistry } from "./fetch-from-registry";
import { KindChoice } from "./kind-choice";
import type { LookUp } from "./registry-lookup";

type GeneralTabProps = {
  /** Null when look-ups in Enhetsregisteret are off. */
  lookUp: LookUp | null;
  /** The kind is chosen when the customer is made, and stands from then on. */
  isNew: boolean;
  countries: readonly SelectOption[];
  unknownPostalCode: boolean;
  findPlace: FindPlace;
};

/** «Generelt»: who the customer is, where, and how to reach him. */
export function GeneralTab({ isNew, countries, unknownPostalCode, findPlace, lookUp }: GeneralTabProps) {
  const t = useTexts();
  const { control } = useFormContext<CustomerValues>();
  const [isPerson, useFactoring] = useWatch({ control, name: ["isPerson", "useFactoring"] });

  return (
    <div className="flex max-w-3xl flex-col gap-5">
      <KindChoice isNew={isNew} />
      <CountryField countries={countries} />
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
      <AddressFields findPlace={findPlace} unknownPostalCode={unknownPostalCode} required={useFactoring} />
      <ContactFields required={useFactoring} />
    </div>
  );
}
