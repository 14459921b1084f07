import Link from "next/link";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import type { AccountNeed, LocalText } from "@/lib/domain/factoring";
import { formatOrgNr } from "@/lib/text/format";
import type { Texts } from "@/lib/text/server";
import type { Locale } from "@/lib/text/texts";

/** A partner in the catalogue, as it is shown. */
type CataloguedIntegration = {
  readonly slug: string;
  readonly name: string;
  readonly kind: "factoring_dedicated" | "factoring_alternative";
  readonly orgNr: string;
  readonly description: string;
  readonly services: readonly string[];
  readonly accountNeeds: readonly AccountNeed[];
  readonly setupNotes: LocalText;
};

type CatalogueProps = {
  integrations: readonly CataloguedIntegration[];
  /** The slugs of those that are active. */
  activeSlugs: readonly string[];
  /** The button of an integration that can be activated. */
  activateButton: (integration: CataloguedIntegration) => ReactNode;
  /** `/[company]/factoring`. */
  path: string;
  locale: Locale;
  t: Texts;
};

/** «Tilgjengelige integrasjoner» (M1): the partners, what they do and need, and the way to activate one. */
export function Catalogue({ integrations, activeSlugs, activateButton, path, locale, t }: CatalogueProps) {
  if (integrations.length === 0) {
    return (
      <Section title={t("factoring.catalogue")}>
        <EmptyState title={t("factoring.noIntegrations")} />
      </Section>
    );
  }
  return (
    <Section title={t("factoring.catalogue")}>
      <ul className="border-t border-ink">
        {integrations.map((integration) => (
          <li
            key={integration.slug}
            className="flex flex-wrap items-start gap-x-6 gap-y-2 border-b border-rule px-3 py-3"
          >
            <div className="min-w-0 flex-1 basis-64">
              <h3 className="flex flex-wrap items-baseline gap-x-3">
                <span className="font-semibold">{integration.name}</span>
                <span className="text-sm font-normal text-ink-soft">
                  {t(`factoring.kinds.${integration.kind}`)}
                </span>
              </h3>
              <p className="max-w-prose">{integration.description}</p>
              <p className="text-sm text-ink-soft">
                {[
                  ...integration.services.map((service) => serviceName(t, service)),
                  t("connections.orgNr", { orgNr: formatOrgNr(integration.orgNr) }),
                ].join(" · ")}
              </p>
              <Preparation integration={integration} locale={locale} t={t} />
            </div>
            <div className="shrink-0 sm:ml-auto">
              {activeSlugs.includes(integration.slug) ? (
                <span className="flex flex-wrap items-center gap-x-3">
                  <Status code="active" />
                  {integration.kind === "factoring_alternative" ? (
                    <Link href={`${path}/alternative/${integration.slug}`} className="link">
                      {t("alternative.open")}
                    </Link>
                  ) : null}
                </span>
              ) : integration.kind === "factoring_dedicated" ? (
                activateButton(integration)
              ) : (
                <LinkButton href={`${path}/alternative/${integration.slug}`}>
                  {t("alternative.use")}
                </LinkButton>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What is to be arranged first (M2): the accounts that the partner needs, and its own words on the set-up. */
function Preparation({
  integration: { name, kind, accountNeeds, setupNotes },
  locale,
  t,
}: Pick<CatalogueProps, "locale" | "t"> & { integration: CataloguedIntegration }) {
  const names = accountNeeds.map((need) => need.name[locale]).join(", ");
  const accounts = [
    kind === "factoring_dedicated" ? t("connections.needsStandard") : "",
    names ? t("connections.needsOwn", { names }) : "",
  ].filter(Boolean);
  const notes = setupNotes[locale];
  if (accounts.length === 0 && !notes) return null;
  return (
    <details className="mt-1 max-w-prose text-sm">
      <summary className="cursor-pointer py-1 text-accent">
        {t("connections.notesTitle")}
        <span className="sr-only">{` ${name}`}</span>
      </summary>
      <dl className="flex flex-col gap-2 pt-1 pb-2">
        {accounts.length > 0 ? (
          <div>
            <dt className="font-medium">{t("connections.needsTitle")}</dt>
            <dd>{accounts.join(" ")}</dd>
          </div>
        ) : null}
        {notes ? (
          <div>
            <dt className="sr-only">{t("connections.notesTitle")}</dt>
            <dd>{notes}</dd>
          </div>
        ) : null}
      </dl>
    </details>
  );
}

const services = [
  "delivery",
  "financing",
  "purchase",
  "ledger",
  "reminders",
  "collection",
  "insurance",
] as const;

/** A service we have a word for; a partner may name others, and those stand as named. */
function serviceName(t: Texts, service: string): string {
  const known = services.find((one) => one === service);
  return known ? t(`factoring.services.${known}`) : service;
}
