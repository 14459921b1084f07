"use client";

import { useController, useFormContext } from "react-hook-form";
import type { CustomerValues } from "@/lib/contracts/customer";
import { useTexts } from "@/lib/text/client";

/** Whether the customer is a person or an organisation: chosen on a new card, told on an old one. */
export function KindChoice({ isNew }: { isNew: boolean }) {
  const t = useTexts();
  const { control } = useFormContext<CustomerValues>();
  const { field } = useController({ control, name: "isPerson" });

  if (!isNew) {
    return (
      <p>
        <span className="block text-sm font-medium">{t("customers.kind")}</span>
        {t(field.value ? "customers.person" : "customers.organisation")}
      </p>
    );
  }
  const kinds = [
    { isPerson: false, label: t("customers.organisation") },
    { isPerson: true, label: t("customers.person") },
  ];
  return (
    <fieldset aria-describedby="kind-hint">
      <legend className="mb-1 text-sm font-medium">{t("customers.kind")}</legend>
      <div className="flex gap-6">
        {kinds.map(({ isPerson, label }) => (
          <label key={label} className="inline-flex items-center gap-2 py-0.5">
            <input
              type="radio"
              name={field.name}
              ref={isPerson === field.value ? field.ref : undefined}
              checked={field.value === isPerson}
              onChange={() => field.onChange(isPerson)}
              onBlur={field.onBlur}
              className="size-4 accent-accent"
            />
            {label}
          </label>
        ))}
      </div>
      <p id="kind-hint" className="mt-0.5 text-sm text-ink-soft">
        {t("customers.kindText")}
      </p>
    </fieldset>
  );
}
