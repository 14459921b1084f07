import type { ComponentProps } from "react";
import { ConnectionView } from "./connection-view";
import { EarlierAccounts } from "./earlier-accounts";

type AgreementDetailsProps = Omit<ComponentProps<typeof ConnectionView>, "earlierAccounts"> & {
  replaced: ComponentProps<typeof EarlierAccounts>["accounts"];
};

/** A connection with its present and earlier accounts. */
export function AgreementDetails({ replaced, ...props }: AgreementDetailsProps) {
  const { declared, companySlug, locale, t } = props;
  return (
    <ConnectionView
      {...props}
      earlierAccounts={
        <EarlierAccounts
          accounts={replaced}
          declared={declared}
          companySlug={companySlug}
          locale={locale}
          t={t}
        />
      }
    />
  );
}
