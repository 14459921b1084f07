import type { Metadata } from "next";
import { SettingsForm } from "@/components/dunning/settings-form";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { findDunningSettings } from "@/db/queries/dunning";
import { dateInNorway } from "@/lib/domain/dates";
import { halfYearsToEnter, lateInterestRates, reminderFeeOn } from "@/lib/domain/dunning-rates";
import { typedDecimal } from "@/lib/domain/typed-numbers";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { denial } from "@/lib/services/permissions";
import { formatAmount } from "@/lib/text/format";
import { getTexts } from "@/lib/text/server";
import { saveDunningSettingsAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("dunning.settingsTitle") };
}

/** How the company reminds and collects (M36): for the administrator to set, and for others to see. */
export default async function DunningSettingsPage({ params }: PageProps<"/[company]/settings/dunning">) {
  const { company } = await params;
  const scope = await requireScope(company);
  const t = getTexts(await currentLocale());
  const settings = await findDunningSettings(scope);
  const today = dateInNorway(scope.now);
  const maySave = denial(scope.actor, "dunning/save-settings") === null;
  const entered = new Map(settings.interestRates.map(({ validFrom, rate }) => [validFrom, rate]));

  return (
    <>
      <PageHeader
        title={t("dunning.settingsTitle")}
        description={t("dunning.settingsText")}
        breadcrumbs={[{ label: t("dunning.title"), href: `/${company}/dunning` }]}
      />
      {maySave ? null : (
        <div className="mb-5 max-w-3xl">
          <Callout tone="info">{t("dunning.onlyAdministrator")}</Callout>
        </div>
      )}
      <SettingsForm
        values={{
          version: settings.version,
          daysAfterDue: String(settings.daysAfterDue),
          daysToPay: String(settings.daysToPay),
          chargeFee: settings.chargeFee,
          chargeInterest: settings.chargeInterest,
          interestRates: halfYearsToEnter(today).map((validFrom) => {
            const rate = entered.get(validFrom);
            return { validFrom, rate: rate === undefined ? "" : typedDecimal(BigInt(rate), 2) };
          }),
          collectionEnabled: settings.collectionEnabled,
          collectionAgency: settings.collectionAgency ?? "",
        }}
        fee={formatAmount(reminderFeeOn(today))}
        knownRates={lateInterestRates}
        maySave={maySave}
        save={saveDunningSettingsAction.bind(null, company)}
      />
    </>
  );
}
