import { Section } from "@/components/ui/section";
import type { Texts } from "@/lib/text/server";
import { ReminderTable, type ReminderView } from "./reminder-table";

type CustomerRemindersProps = { t: Texts; company: string; rows: readonly ReminderView[] };

/** What a customer has been reminded of, newest first. */
export function CustomerReminders({ t, company, rows }: CustomerRemindersProps) {
  return (
    <Section title={t("dunning.customerTitle")}>
      {rows.length === 0 ? (
        <p className="text-ink-soft">{t("dunning.customerNone")}</p>
      ) : (
        <ReminderTable t={t} company={company} label={t("dunning.customerTitle")} rows={rows} ofCustomer />
      )}
    </Section>
  );
}
