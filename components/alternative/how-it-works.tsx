import { Section } from "@/components/ui/section";
import { formatBankAccount } from "@/lib/text/format";
import type { Texts } from "@/lib/text/server";

type HowItWorksProps = { name: string; customers: number; operatingAccount: string; t: Texts };

/** What an alternative integration is, and what it changes, told before it is taken into use (M30). */
export function HowItWorks({ name, customers, operatingAccount, t }: HowItWorksProps) {
  const facts = [
    t("alternative.howSend"),
    t("alternative.howCustomers", { count: customers }),
    t("alternative.howElectronic", { account: formatBankAccount(operatingAccount) }),
    t("alternative.howUnchanged"),
    t("alternative.howAccess", { name }),
  ];
  return (
    <Section title={t("alternative.how")}>
      <ul className="flex max-w-prose list-disc flex-col gap-1 pl-5">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </Section>
  );
}
