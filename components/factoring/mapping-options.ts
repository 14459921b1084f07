import type { MappingValues } from "@/lib/contracts/activation";
import { mappingWays } from "@/lib/contracts/activation";
import { maySubledger, standardNeeds } from "@/lib/domain/account-mapping";
import type { ChartAccount } from "@/lib/domain/chart";
import type { AccountNeed } from "@/lib/domain/factoring";
import type { Texts } from "@/lib/text/server";
import type { Locale } from "@/lib/text/texts";

/** An account that a partner needs, with the number that a new one would get. */
export type NeedOption = AccountNeed & { readonly newAccountNo: number };

type Series = {
  readonly series: string;
  /** The number that the next account in it gets. */
  readonly nextNo: number;
  readonly accounts: readonly { readonly subledgerNo: number; readonly name: string }[];
};

/** What a mapping is chosen from. */
export type MappingChoicesOffered = {
  readonly needs: readonly NeedOption[];
  /** Accounts that are posted to directly. */
  readonly accounts: readonly Pick<ChartAccount, "accountNo" | "name" | "kind">[];
  readonly finance: Series;
  readonly supplier: Series;
};

/** What an event kind is called on the screen: our word for a standard one, the partner's for its own. */
export function needName(t: Texts, locale: Locale, { eventKind, name }: AccountNeed): string {
  const standard = standardNeeds.find((need) => need.eventKind === eventKind);
  return standard ? t(`factoring.accountKinds.${standard.eventKind}`) : name[locale];
}

/** Whether the partner asks for the account itself, beside the standard ones. */
export function isDeclared({ eventKind }: Pick<AccountNeed, "eventKind">): boolean {
  return !standardNeeds.some((need) => need.eventKind === eventKind);
}

/** The choices of one field, the most likely first: a subledger where one may be, then the chart. */
export function mappingOptions(t: Texts, offered: MappingChoicesOffered, { eventKind }: NeedOption) {
  const { accounts, finance, supplier } = offered;
  const subledgers = maySubledger(eventKind)
    ? [
        {
          value: mappingWays.newFinance,
          label: t("connections.newFinance", { number: String(finance.nextNo), series: finance.series }),
        },
        ...finance.accounts.map(({ subledgerNo, name }) => ({
          value: String(subledgerNo),
          label: t("connections.oldFinance", { number: String(subledgerNo), name }),
        })),
        ...(supplier.accounts.length > 0
          ? [
              {
                value: mappingWays.supplier,
                label: t("connections.oldSupplier", { series: supplier.series }),
              },
            ]
          : []),
        {
          value: mappingWays.newSupplier,
          label: t("connections.newSupplier", { number: String(supplier.nextNo), series: supplier.series }),
        },
      ]
    : [];
  return [
    ...subledgers,
    { value: mappingWays.newAccount, label: t("connections.newAccount") },
    ...accounts.map(({ accountNo, name }) => ({ value: String(accountNo), label: `${accountNo} ${name}` })),
  ];
}

/** The form as it opens before activation: the suggested accounts that the company has, else a new one. */
export function suggestedMapping(offered: MappingChoicesOffered, integrationName: string): MappingValues {
  const has = (accountNo: number) => offered.accounts.some((account) => account.accountNo === accountNo);
  return Object.fromEntries(
    offered.needs.map((need) => {
      const { eventKind, suggestedAccountNo } = need;
      const choice =
        suggestedAccountNo === null
          ? mappingWays.newFinance
          : has(suggestedAccountNo)
            ? String(suggestedAccountNo)
            : mappingWays.newAccount;
      return [eventKind, { ...blank(need, integrationName), choice }];
    }),
  );
}

/** The form as it opens for a change: every kind on the account that it has. */
export function presentMapping(
  offered: MappingChoicesOffered,
  present: readonly {
    readonly eventKind: string;
    readonly accountNo: number;
    readonly subledgerNo: number | null;
  }[],
  integrationName: string,
): MappingValues {
  return Object.fromEntries(
    offered.needs.map((need) => {
      const mapped = present.find(({ eventKind }) => eventKind === need.eventKind);
      const no = mapped ? String(mapped.subledgerNo ?? mapped.accountNo) : "";
      const listed =
        mapped?.subledgerNo == null ||
        offered.finance.accounts.some(({ subledgerNo }) => subledgerNo === mapped.subledgerNo);
      const field = blank(need, integrationName);
      return [
        need.eventKind,
        listed ? { ...field, choice: no } : { ...field, choice: mappingWays.supplier, supplierNo: no },
      ];
    }),
  );
}

/** What the further fields hold before anybody writes in them. The books speak Norwegian, so a new account's name does. */
function blank({ name, newAccountNo }: NeedOption, integrationName: string) {
  return {
    choice: "",
    newNo: String(newAccountNo),
    newName: `${name.nb} ${integrationName}`.slice(0, 100),
    supplierNo: "",
  };
}
