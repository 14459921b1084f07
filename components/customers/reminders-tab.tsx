"use client";

import type { ReactNode } from "react";
import { useFormContext } from "react-hook-form";
import { Checkbox } from "@/components/ui/checkbox";
import type { CustomerValues } from "@/lib/contracts/customer";
import { useTexts } from "@/lib/text/client";

/** «Purring»: whether the company itself reminds this customer of what is overdue, and of what it has (M36). */
export function RemindersTab({ sent }: { sent: ReactNode }) {
  const t = useTexts();
  const { register, formState } = useFormContext<CustomerValues>();
  return (
    <div className="flex flex-col gap-8">
      <Checkbox
        label={t("customers.sendReminders")}
        hint={t("customers.sendRemindersHint")}
        className="max-w-3xl"
        defaultChecked={formState.defaultValues?.sendReminders}
        {...register("sendReminders")}
      />
      {sent}
    </div>
  );
}
