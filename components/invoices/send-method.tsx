"use client";

import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { DescriptionList } from "@/components/ui/description-list";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { SendPreview } from "@/lib/contracts/invoice";
import type { DeliveryMethod } from "@/lib/domain/customer";
import { useTexts } from "@/lib/text/client";
import { formatBankAccount } from "@/lib/text/format";
import { refusalText } from "@/lib/text/refusals";

type SendMethodProps = {
  preview: SendPreview;
  /** Chosen for this one document; null for the customer's own. */
  changed: DeliveryMethod | null;
  onChange: (method: DeliveryMethod | null) => void;
};

/** «Leveringsmåte», and «Endre leveringsmåte for denne fakturaen» where it may be changed (M14, edge 11). */
export function SendMethod({ preview, changed, onChange }: SendMethodProps) {
  const t = useTexts();
  const others = preview.choices.filter((choice) => choice.method !== preview.ownMethod);
  const integration = preview.integrationName ?? t("invoices.workingMethods.factoring");

  function labelOf(method: DeliveryMethod): string {
    if (method === "factoring") return integration;
    return method === "email" || method === "print"
      ? t(`invoices.workingMethods.${method}`)
      : t(`invoices.deliveryMethods.${method}`);
  }

  const method = changed ?? preview.ownMethod;
  if (preview.unfactorable) {
    return (
      <>
        <Callout tone="info">
          <p>{refusalText(t, preview.unfactorable)}</p>
          <p>{t("invoices.chooseOtherMethod")}</p>
        </Callout>
        <Field label={t("invoices.deliveryMethod")} className="max-w-60">
          <Select
            value={changed ?? preview.ownMethod}
            onChange={(event) =>
              onChange(preview.choices.find((choice) => choice.method === event.target.value)?.method ?? null)
            }
            options={preview.choices.map((choice) => ({
              value: choice.method,
              label: labelOf(choice.method),
            }))}
          />
        </Field>
        <PaymentNote preview={preview} method={method} />
      </>
    );
  }
  return (
    <>
      <DescriptionList items={[{ label: t("invoices.deliveryMethod"), value: labelOf(method) }]} />
      <PaymentNote preview={preview} method={method} />
      {preview.fixedBecause ? (
        <Callout tone="info">{t("invoices.overrideHidden", { name: integration })}</Callout>
      ) : (
        <div className="flex flex-col gap-2">
          <Checkbox
            label={t("invoices.overrideDeliveryMethod")}
            checked={changed !== null}
            onChange={(event) => onChange(event.target.checked ? (others[0]?.method ?? null) : null)}
          />
          {changed ? (
            <Field label={t("invoices.deliveryMethod")} className="max-w-60 pl-6">
              <Select
                value={changed}
                onChange={(event) =>
                  onChange(others.find((choice) => choice.method === event.target.value)?.method ?? changed)
                }
                options={others.map((choice) => ({ value: choice.method, label: labelOf(choice.method) }))}
              />
            </Field>
          ) : null}
        </div>
      )}
    </>
  );
}

/** Whom the PDF will say to pay when that is not the company itself, and why EHF and eFaktura are not offered (edge 39). */
function PaymentNote({ preview, method }: { preview: SendPreview; method: DeliveryMethod }) {
  const t = useTexts();
  const { payment, electronicRefusal } = preview;
  if (method !== "email" && method !== "print") return null;
  return (
    <>
      {payment ? (
        <DescriptionList
          items={[
            { label: t("branding.template"), value: payment.template },
            {
              label: t("branding.paidTo"),
              value: t("branding.paidToAccount", {
                payee: payment.payee,
                account: formatBankAccount(payment.bankAccount),
              }),
            },
          ]}
        />
      ) : null}
      {electronicRefusal ? <Callout tone="info">{refusalText(t, electronicRefusal)}</Callout> : null}
    </>
  );
}
