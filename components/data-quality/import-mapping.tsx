"use client";

import { fieldName } from "@/components/customers/field-names";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { ImportReport } from "@/lib/contracts/data-quality";
import { type ImportColumn, importColumns } from "@/lib/domain/card-import";
import { useTexts } from "@/lib/text/client";

type ImportMappingProps = {
  report: ImportReport;
  disabled: boolean;
  onChange: (index: number, column: ImportColumn | null) => void;
};

/** What each column of the file holds, as guessed from its header, and another choice where the guess is wrong. */
export function ImportMapping({ report, disabled, onChange }: ImportMappingProps) {
  const t = useTexts();
  const options = [
    { value: "", label: t("dataQuality.importPage.leaveOut") },
    ...importColumns.map((column) => ({
      value: column,
      label: column === "customerNo" ? t("customers.customerNo") : fieldName(t, column),
    })),
  ];
  return (
    <Section
      title={t("dataQuality.importPage.mapping")}
      description={t("dataQuality.importPage.mappingText")}
    >
      <div className="max-w-4xl">
        <Table label={t("dataQuality.importPage.mapping")} tall>
          <TableHead>
            <tr>
              <Th>{t("dataQuality.importPage.column")}</Th>
              <Th className="hidden sm:table-cell">{t("dataQuality.importPage.example")}</Th>
              <Th>{t("dataQuality.importPage.holds")}</Th>
            </tr>
          </TableHead>
          <TableBody>
            {report.header.map((header, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file; headers may repeat.
              <Tr key={index}>
                <Td>{header}</Td>
                <Td className="hidden max-w-80 truncate text-ink-soft sm:table-cell">
                  {report.sample.flatMap((cells) => cells[index] || []).join(" · ")}
                </Td>
                <Td className="py-1">
                  <Field
                    label={`${t("dataQuality.importPage.holds")}: ${header}`}
                    hideLabel
                    className="w-44 sm:w-56"
                  >
                    <Select
                      value={report.mapping[index] ?? ""}
                      disabled={disabled}
                      options={options}
                      onChange={({ target }) =>
                        onChange(index, importColumns.find((one) => one === target.value) ?? null)
                      }
                    />
                  </Field>
                </Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      </div>
    </Section>
  );
}
