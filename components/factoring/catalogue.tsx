import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import type { Texts } from "@/lib/text/server";

/** A partner in the catalogue, as it is shown. */
type CataloguedIntegration = {
  readonly slug: string;
  readonly name: string;
  readonly kind: "factoring_dedicated" | "factoring_alternative";
  readonly description: string;
  readonly services: readonly string[];
};

type CatalogueProps = {
  integrations: readonly CataloguedIntegration[];
  /** The slug of the one that is active. */
  activeSlug: string | null;
  /** The button of an integration that can be activated. */
  activateButton: (integration: CataloguedIntegration) => ReactNode;
  /** `/[company]/factoring`. */
  path: string;
  t: Texts;
};

/** «Tilgjengelige integrasjoner» (M1): the partners, what they do, and the way to activate one. */
export function Catalogue({ integrations, activeSlug, activateButton, path, t }: CatalogueProps) {
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
              <p className="flex flex-wrap items-baseline gap-x-3">
                <span className="font-semibold">{integration.name}</span>
                <span className="text-sm text-ink-soft">{t(`factoring.kinds.${integration.kind}`)}</span>
              </p>
              <p className="max-w-prose">{integration.description}</p>
              <p className="text-sm text-ink-soft">
                {integration.services.map((service) => serviceName(t, service)).join(" · ")}
              </p>
            </div>
            <div className="shrink-0 sm:ml-auto">
              {integration.slug === activeSlug ? (
                <Status code="active" />
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
