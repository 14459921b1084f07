"use client";

import { useFormContext } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { TextInput } from "@/components/ui/text-input";
import type { DunningSettingsForm } from "@/lib/contracts/dunning";
import { parseIsoDate } from "@/lib/domain/dates";
import { type DatedRate, latestKnownRate } from "@/lib/domain/dunning-rates";
import { useTexts } from "@/lib/text/client";
import { formatDate, formatPercent } from "@/lib/text/format";
import { refusalText } from "@/lib/text/refusals";

/** The rates of late interest: the latest known, a field for each half-year since, and the table they follow. */
export function RateFields({ knownRates }: { knownRates: readonly DatedRate[] }) {
  const t = useTexts();
  const { register, formState, getValues } = useFormContext<DunningSettingsForm>();
  const { rate, validFrom } = latestKnownRate;
  return (
    <Section
      title={t("dunning.rates")}
      description={t("dunning.ratesText", { rate: formatPercent(rate), known: formatDate(validFrom) })}
    >
      <div className="mb-4 grid items-start gap-4 sm:grid-cols-3">
        {getValues("interestRates").map((entered, index) => {
          const code = formState.errors.interestRates?.[index]?.rate?.message;
          const from = parseIsoDate(entered.validFrom);
          return (
            <Field
              key={entered.validFrom}
              label={t("dunning.rateFrom", { from: from ? formatDate(from) : entered.validFrom })}
              error={code ? refusalText(t, { code }) : undefined}
            >
              <TextInput
                inputMode="decimal"
                className="max-w-24 text-right tabular-nums"
                {...register(`interestRates.${index}.rate`)}
              />
            </Field>
          );
        })}
      </div>
      <details className="max-w-xs">
        <summary className="cursor-pointer py-1">{t("dunning.knownRates")}</summary>
        <Table label={t("dunning.knownRates")}>
          <TableHead>
            <tr>
              <Th>{t("dunning.rateValidFrom")}</Th>
              <Th numeric>{t("dunning.rate")}</Th>
            </tr>
          </TableHead>
          <TableBody>
            {knownRates.toReversed().map((known) => (
              <Tr key={known.validFrom}>
                <Td>{formatDate(known.validFrom)}</Td>
                <Td numeric>{formatPercent(known.rate)}</Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      </details>
    </Section>
  );
}
