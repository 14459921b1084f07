"use client";

import Link from "next/link";
import { cardHref, isCardField } from "@/components/customers/card-places";
import { fieldName } from "@/components/customers/field-names";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { ImportCardsInput, ImportedLine, ImportReport } from "@/lib/contracts/data-quality";
import { useTexts } from "@/lib/text/client";
import { formatCount } from "@/lib/text/format";
import { refusalText } from "@/lib/text/refusals";

/** Lines of each result that the server shows. */
const shown = 200;

type ImportResultProps = {
  report: ImportReport;
  companySlug: string;
  backHref: string;
  /** What is under way: "good", "all", "csv", "preview" or nothing. */
  pending: string | null;
  onSave: (save: Exclude<ImportCardsInput["save"], "preview">) => void;
  onDownload: () => void;
};

/** How every line of the file goes, or went: changed, unchanged or wrong with the reason; and the ways to go on. */
export function ImportResult({
  report,
  companySlug,
  backHref,
  pending,
  onSave,
  onDownload,
}: ImportResultProps) {
  const t = useTexts();
  const { counts, lines, saved } = report;
  const figures = {
    changed: formatCount(counts.changed),
    unchanged: formatCount(counts.unchanged),
    failed: formatCount(counts.failed),
  };
  return (
    <Section
      title={t(saved ? "dataQuality.importPage.resultColumn" : "dataQuality.importPage.preview")}
      actions={
        <Button size="small" pending={pending === "csv"} onClick={onDownload}>
          {t("dataQuality.importPage.resultCsv")}
        </Button>
      }
    >
      <p role="status" className="mb-3 font-medium tabular-nums">
        {t(saved ? "dataQuality.importPage.done" : "dataQuality.importPage.counts", figures)}
      </p>
      <Lines lines={lines} companySlug={companySlug} />
      {Math.max(counts.changed, counts.unchanged, counts.failed) > shown ? (
        <p className="mt-1 text-sm text-ink-soft">
          {t("dataQuality.importPage.shownLines", { count: String(shown) })}
        </p>
      ) : null}
      <div className="mt-4 flex flex-wrap items-center gap-2">
        {saved ? (
          <LinkButton href={backHref} variant="primary">
            {t("dataQuality.importPage.toWorkbench")}
          </LinkButton>
        ) : (
          <>
            {counts.changed > 0 ? (
              <Button variant="primary" pending={pending === "good"} onClick={() => onSave("good")}>
                {t("dataQuality.importPage.saveGood", { count: figures.changed })}
              </Button>
            ) : null}
            {counts.changed > 0 && counts.failed > 0 ? (
              <>
                <Button pending={pending === "all"} onClick={() => onSave("all")}>
                  {t("dataQuality.importPage.saveAll")}
                </Button>
                <span className="text-sm text-ink-soft">{t("dataQuality.importPage.saveAllHint")}</span>
              </>
            ) : null}
          </>
        )}
      </div>
    </Section>
  );
}

function Lines({ lines, companySlug }: { lines: readonly ImportedLine[]; companySlug: string }) {
  const t = useTexts();
  return (
    <Table label={t("dataQuality.importPage.preview")} tall>
      <TableHead>
        <tr>
          <Th numeric className="w-16">
            {t("dataQuality.importPage.line")}
          </Th>
          <Th>{t("dataQuality.paste.customer")}</Th>
          <Th>{t("dataQuality.paste.result")}</Th>
          <Th>{t("dataQuality.importPage.reasonColumn")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {lines.map((line) => (
          <Tr key={line.line}>
            <Td numeric>{line.line}</Td>
            <Td>
              {line.customerNo !== null && line.name ? (
                <Link href={cardHref(companySlug, line.customerNo)} className="link">
                  {line.customerNo} {line.name}
                </Link>
              ) : (
                line.customerNo
              )}
            </Td>
            <Td className={line.result === "failed" ? "text-negative" : undefined}>
              {t(`dataQuality.results.${line.result}`)}
            </Td>
            <Td wrap>
              <Explanation line={line} />
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}

/** What changes on the card, or what is wrong with the line, field by field. */
function Explanation({ line }: { line: ImportedLine }) {
  const t = useTexts();
  const named = (field: string | null) => {
    if (field === "customerNo") return `${t("customers.customerNo")}: `;
    return field !== null && isCardField(field) ? `${fieldName(t, field)}: ` : "";
  };
  if (line.result === "failed") {
    return line.problems.map(({ field, code }) => (
      <span key={`${field}-${code}`} className="block">
        {named(field)}
        {refusalText(t, { code })}
      </span>
    ));
  }
  return line.changes.map(({ field, from, to }) => (
    <span key={field} className="block">
      {named(field)}
      <span className="text-ink-soft">{String(from ?? "–")}</span> → {String(to ?? "–")}
    </span>
  ));
}
