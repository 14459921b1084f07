"use client";

import { useTexts } from "@/lib/text/client";

type ActivationChangesProps = {
  name: string;
  customers: number;
  /** How many cards lack data. */
  lacking: number;
};

/** What activation does, with its numbers (M4): said before it is asked for, and again in the question. */
export function ActivationChanges({ name, customers, lacking }: ActivationChangesProps) {
  const t = useTexts();
  const changes = [
    t("factoring.changeMethod", { name }),
    t("factoring.changeCustomers", { name, count: customers }),
    ...(customers > 0 ? [t("factoring.changeRemembered")] : []),
    ...(lacking > 0 ? [t("factoring.changeLacking", { count: lacking })] : []),
    t("factoring.changeNew"),
    t("factoring.changeAccess", { name }),
  ];
  return (
    <ul className="flex max-w-prose list-disc flex-col gap-1 pl-5">
      {changes.map((change) => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  );
}
