/** The help's pages in the order in which they are read; each is `docs/help/<topic>.md`. */
export const helpTopics = [
  "oversikt",
  "begreper",
  "forberedelser",
  "aktivering",
  "datakvalitet",
  "kunder",
  "sende-faktura",
  "gjentakende",
  "statuser",
  "posteringer",
  "avviste-fakturaer",
  "oppfolging",
  "direkte-innbetalinger",
  "purring",
  "rapporter",
  "importerte-fakturaer",
  "tidligere-losning",
  "avslutning",
  "alternative-integrasjoner",
  "bilag",
] as const;

export type HelpTopic = (typeof helpTopics)[number];

/** Which page of the help a screen leads to, by where it stands below `/[company]`. The longest match holds. */
const topicOfPlace: Readonly<Record<string, HelpTopic>> = {
  "": "oversikt",
  "/invoices": "sende-faktura",
  "/invoices/recurring": "gjentakende",
  "/dunning": "purring",
  "/customers": "kunder",
  "/suppliers": "kunder",
  "/contacts": "kunder",
  "/vouchers": "bilag",
  "/ledger": "bilag",
  "/reports": "rapporter",
  "/reports/factoring": "tidligere-losning",
  "/factoring": "aktivering",
  "/factoring/data-quality": "datakvalitet",
  "/factoring/direct-payments": "direkte-innbetalinger",
  "/factoring/follow-up": "oppfolging",
  "/factoring/alternative": "alternative-integrasjoner",
  "/import": "importerte-fakturaer",
  "/settings/dunning": "purring",
  "/settings/legacy-factoring": "tidligere-losning",
  "/settings/templates": "alternative-integrasjoner",
};

/**
 * The help for a screen.
 *
 * @param path the screen's own path, "/fjordlys/customers/10001"
 */
export function helpTopicFor(path: string): HelpTopic {
  const place = path.replace(/^\/[^/]+/, "");
  const [longest = ""] = Object.keys(topicOfPlace)
    .filter((known) => place === known || place.startsWith(`${known}/`))
    .sort((a, b) => b.length - a.length);
  return topicOfPlace[longest] ?? "oversikt";
}
