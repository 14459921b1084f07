"use client";

import Link from "next/link";
import type { RefusalView } from "@/lib/contracts/invoice";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { customerLinks, problemsIn } from "./customer-links";
import { rateAnchor } from "./draft-currency";

type SendReasonProps = { company: string; customerNo: number; invoiceId: string; error: RefusalView };

/** Why a draft could not be sent, and a link to each field that stands in its way (edges 2 and 41). */
export function SendReason({ company, customerNo, invoiceId, error }: SendReasonProps) {
  const t = useTexts();
  const links = [
    ...customerLinks(t, company, customerNo, problemsIn(error)),
    ...(error.code.startsWith("exchange_rate_")
      ? [{ label: t("currency.mendRate"), href: `/${company}/invoices/${invoiceId}#${rateAnchor}` }]
      : []),
  ];
  return (
    <>
      <p className="text-ink-soft">{refusalText(t, error)}</p>
      <ul>
        {links.map((link) => (
          <li key={link.href} className="py-0.5">
            <Link href={link.href} className="link">
              {link.label}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
