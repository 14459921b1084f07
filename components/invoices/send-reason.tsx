"use client";

import Link from "next/link";
import type { RefusalView } from "@/lib/contracts/invoice";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { customerLinks, problemsIn } from "./customer-links";

type SendReasonProps = { company: string; customerNo: number; error: RefusalView };

/** Why a draft could not be sent, and a link to each field of the customer's card that stands in its way (edge 2). */
export function SendReason({ company, customerNo, error }: SendReasonProps) {
  const t = useTexts();
  return (
    <>
      <p className="text-ink-soft">{refusalText(t, error)}</p>
      <ul>
        {customerLinks(t, company, customerNo, problemsIn(error)).map((link) => (
          <li key={link.href}>
            <Link href={link.href} className="link">
              {link.label}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
