import Link from "next/link";
import { Td, Tr } from "@/components/ui/table";
import type { Texts } from "@/lib/text/server";

type Kind = "customer" | "supplier" | "finance";

/** A party as these rows ask for it: its name, and every number it has. */
type Contact = {
  readonly no: number;
  readonly kind: Kind;
  readonly name: string;
  readonly orgNr: string | null;
  readonly country: string | null;
  readonly city: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly numbers: readonly { readonly kind: Kind; readonly no: number }[];
};

type ContactRowsProps = { rows: readonly Contact[]; basePath: string; t: Texts };

/** Rows of the address book, drawn on the server for the first page and for «Vis flere» alike. */
export function ContactRows({ rows, basePath, t }: ContactRowsProps) {
  return rows.map((row) => {
    const kinds = [...new Set(row.numbers.map(({ kind }) => kind))];
    return (
      <Tr key={row.no}>
        <Td>
          <Link href={cardOf(basePath, row)} prefetch={false} className="link">
            {row.name}
          </Link>
        </Td>
        <Td>{kinds.map((kind) => t(`parties.contacts.kinds.${kind}`)).join(", ")}</Td>
        <Td>
          <span className="flex flex-wrap gap-x-2">
            {row.numbers.map((number) => (
              <Link
                key={number.no}
                href={cardOf(basePath, number)}
                prefetch={false}
                className="link tabular-nums"
                aria-label={`${t(`parties.contacts.kinds.${number.kind}`)} ${number.no}`}
              >
                {number.no}
              </Link>
            ))}
          </span>
        </Td>
        <Td className="tabular-nums">{row.orgNr}</Td>
        <Td>{[row.city, row.country === "NO" ? null : row.country].filter(Boolean).join(", ")}</Td>
        <Td className="tabular-nums">
          {row.phone ? (
            <a href={`tel:${row.phone}`} className="link">
              {row.phone}
            </a>
          ) : null}
        </Td>
        <Td>
          {row.email ? (
            <a href={`mailto:${row.email}`} className="link">
              {row.email}
            </a>
          ) : null}
        </Td>
      </Tr>
    );
  });
}

/** Where a number leads: customers and suppliers have cards, a factoring company has an account. */
function cardOf(basePath: string, { kind, no }: { kind: Kind; no: number }): string {
  if (kind === "customer") return `${basePath}/customers/${no}`;
  return kind === "supplier" ? `${basePath}/suppliers/${no}` : `${basePath}/ledger/accounts/${no}`;
}
