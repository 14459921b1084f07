"use client";

import { Amount } from "@/components/ui/amount";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Currency } from "@/lib/domain/currency";
import { codeUnlessKroner } from "@/lib/domain/document-currency";
import type { InvoiceLine } from "@/lib/domain/invoice";
import { typedDecimal } from "@/lib/domain/typed-numbers";
import { unitCodes } from "@/lib/domain/units";
import { useTexts } from "@/lib/text/client";

/** The lines of a sent invoice. */
export function InvoiceLines({ lines, currency }: { lines: readonly InvoiceLine[]; currency: Currency }) {
  const t = useTexts();
  const discounted = lines.some((line) => line.discountBasisPoints > 0);
  return (
    <Table label={t("invoices.lines")}>
      <TableHead>
        <tr>
          <Th>{t("invoices.lineText")}</Th>
          <Th numeric>{t("invoices.quantity")}</Th>
          <Th>{t("invoices.unit")}</Th>
          <Th numeric>{t("invoices.unitPrice")}</Th>
          {discounted ? <Th numeric>{t("invoices.discount")}</Th> : null}
          <Th numeric>{t("invoices.vatCode")}</Th>
          <Th numeric>{t("invoices.account")}</Th>
          <Th numeric>{t("invoices.lineNet")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a sent document have no name but their place, and never move.
          <Tr key={index}>
            <Td wrap>{line.text}</Td>
            <Td numeric>{typedDecimal(line.quantityMilli, 3)}</Td>
            <Td>{unitLabel(t, line.unit)}</Td>
            <Td numeric>
              <Amount ore={line.unitPriceOre} />
            </Td>
            {discounted ? <Td numeric>{typedDecimal(BigInt(line.discountBasisPoints), 2)}</Td> : null}
            <Td numeric>{line.vatCode}</Td>
            <Td numeric>{line.accountNo}</Td>
            <Td numeric>
              <Amount ore={line.netOre} currency={codeUnlessKroner(currency)} />
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}

function unitLabel(t: ReturnType<typeof useTexts>, unit: string): string {
  const known = unitCodes.find((code) => code === unit);
  return known ? t(`invoices.units.${known}`) : unit;
}
