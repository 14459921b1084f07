import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { CurrencyAmount } from "@/components/ui/currency-amount";
import { DateText, MomentText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import { FileLink } from "@/components/ui/file-link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { PostingTable } from "@/components/vouchers/posting-table";
import {
  findVoucher,
  findVoucherPoster,
  listPostings,
  listVoucherDocuments,
  listVoucherMatches,
  type VoucherHead,
} from "@/db/queries/vouchers";
import { exchangeRateString, foreignOf } from "@/lib/domain/currency";
import { parseVoucherRef } from "@/lib/domain/voucher";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { getTexts, type Texts } from "@/lib/text/server";

type Props = PageProps<"/[company]/vouchers/[ref]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { ref } = await params;
  return { title: getTexts(await currentLocale())("vouchers.voucher", { number: ref }) };
}

/** One voucher: who posted it and why, its postings, what it settled, and the document behind it. */
export default async function VoucherPage({ params }: Props) {
  const { company, ref: name } = await params;
  const scope = await requireScope(company);
  const ref = parseVoucherRef(name);
  if (!ref) notFound();
  const [head, poster, postings, matches, documents] = await Promise.all([
    findVoucher(scope, ref),
    findVoucherPoster(scope, ref),
    listPostings(scope, ref),
    listVoucherMatches(scope, ref),
    listVoucherDocuments(scope, ref),
  ]);
  if (!head) notFound();
  const t = getTexts(await currentLocale());
  const basePath = `/${company}`;

  return (
    <>
      <PageHeader
        title={t("vouchers.voucher", { number: name })}
        breadcrumbs={[{ label: t("vouchers.title"), href: `${basePath}/vouchers` }]}
        status={<ReversalLinks head={head} basePath={basePath} t={t} />}
        description={head.voucher.description}
      />
      <div className="mb-8">
        <VoucherFacts head={head} poster={poster} t={t} />
      </div>
      <Section title={t("vouchers.postings")}>
        <PostingTable rows={postings} basePath={basePath} t={t} />
      </Section>
      <div className="grid gap-x-10 lg:grid-cols-2">
        {matches.length > 0 ? (
          <Section title={t("vouchers.matches")}>
            <MatchTable matches={matches} basePath={basePath} t={t} />
          </Section>
        ) : null}
        <Section title={t("vouchers.documents")}>
          {documents.length === 0 ? (
            <p className="text-ink-soft">{t("vouchers.noDocuments")}</p>
          ) : (
            <ul className="flex flex-col gap-1">
              {documents.map(({ id, kind, filename, size, sha256 }) => (
                <li key={id}>
                  <FileLink href={`${basePath}/documents/${id}`} name={filename} bytes={size} sha256={sha256}>
                    {`${t(`vouchers.documentKinds.${kind}`)}: ${filename}`}
                  </FileLink>
                </li>
              ))}
            </ul>
          )}
        </Section>
      </div>
    </>
  );
}

function ReversalLinks({ head, basePath, t }: { head: VoucherHead; basePath: string; t: Texts }) {
  const { voucher, reversedBySeries, reversedByNo } = head;
  const links = [
    { label: "reversedBy", series: reversedBySeries, no: reversedByNo },
    { label: "reverses", series: voucher.reversesSeries, no: voucher.reversesNo },
  ] as const;
  return links.map(({ label, series, no }) =>
    series === null || no === null ? null : (
      <Link key={label} href={`${basePath}/vouchers/${series}-${no}`} className="link">
        {t(`vouchers.${label}`, { number: `${series}-${no}` })}
      </Link>
    ),
  );
}

type FactsProps = { head: VoucherHead; poster: string | null; t: Texts };

function VoucherFacts({ head, poster, t }: FactsProps) {
  const { voucher } = head;
  const reference = voucher.externalReference;

  return (
    <DescriptionList
      columns={4}
      items={[
        { label: t("vouchers.voucherDate"), value: <DateText date={voucher.voucherDate} /> },
        { label: t("vouchers.kind"), value: t(`vouchers.kinds.${voucher.kind}`) },
        { label: t("vouchers.source"), value: t(`vouchers.sources.${voucher.source}`) },
        {
          label: t("vouchers.postedBy"),
          value: (
            <>
              <MomentText moment={voucher.createdAt} />
              {poster ? <span className="block text-sm text-ink-soft">{poster}</span> : null}
            </>
          ),
        },
        ...(voucher.exchangeRate === null
          ? []
          : [
              {
                label: t("ledgerCurrency.rate"),
                value: exchangeRateString(voucher.exchangeRate).replace(".", ","),
              },
            ]),
        ...(reference ? [{ label: t("vouchers.externalReference"), value: reference }] : []),
      ]}
    />
  );
}

type MatchProps = { matches: Awaited<ReturnType<typeof listVoucherMatches>>; basePath: string; t: Texts };

function MatchTable({ matches, basePath, t }: MatchProps) {
  return (
    <Table label={t("vouchers.matches")}>
      <TableHead>
        <tr>
          <Th>{t("vouchers.matchedInvoice")}</Th>
          <Th numeric>{t("vouchers.matchedAmount")}</Th>
          <Th numeric>{t("vouchers.matchedRemaining")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {matches.map((match) => (
          <Tr key={`${match.invoiceId}-${match.amountOre}`}>
            <Td>
              <Link href={`${basePath}/invoices/${match.invoiceId}`} className="link tabular-nums">
                {match.shownInvoiceNo}
              </Link>
            </Td>
            <Td numeric>
              <CurrencyAmount
                ore={match.amountOre}
                foreign={foreignOf(match.currency, match.currencyAmount).foreign}
              />
            </Td>
            <Td numeric>
              <CurrencyAmount
                ore={match.remainingOre}
                foreign={foreignOf(match.currency, match.currencyRemaining).foreign}
              />
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
