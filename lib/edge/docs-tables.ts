import { readdirSync, readFileSync } from "node:fs";
import { issueCodes, problemCodes } from "@/lib/contracts/partner-api/codes";
import { partnerStatuses } from "@/lib/contracts/partner-api/invoice-shape";
import { scopeDescriptions } from "@/lib/contracts/partner-api/token";
import { postVoucher } from "@/lib/contracts/partner-api/vouchers";
import { eventMeanings } from "@/lib/contracts/partner-api/webhook-messages";
import { agreementTypes, allowedTransitions, rejectionReasonCodes } from "@/lib/domain/factoring";
import {
  type AccountRole,
  type AgreementRule,
  factoringEventKinds,
} from "@/lib/domain/factoring-event-kinds";
import { eventRules } from "@/lib/domain/factoring-event-rules";
import { eventTypes } from "@/lib/domain/partner-event";
import { issues, problems } from "@/lib/text/en/problems";
import { problemExample } from "./openapi-examples";
import { problemStatus } from "./problem";

/** What each status means to an integrator. */
const statusMeanings: Readonly<Record<(typeof partnerStatuses)[number], string>> = {
  ready: "waits for you",
  fetched: "claimed: the client cannot withdraw it",
  delivered: "the debtor has it",
  disputed: "the debtor objects",
  on_hold: "you wait with it",
  collection: "you collect it",
  rejected: "turned down by you, before delivery",
  withdrawn: "taken back by the client, before you had it",
  recoursed: "bought back: the claim is the client's again",
  completed: "nothing remains",
};

/** Why a partner turns an invoice down. */
const reasonMeanings: Readonly<Record<(typeof rejectionReasonCodes)[number], string>> = {
  limit_exceeded: "the debtor's credit limit is used up",
  debtor_unknown: "you do not know the debtor",
  address_deviation: "the address is not the debtor's",
  disputed: "the debtor disputes it before delivery",
  duplicate: "you have it already",
  data_missing: "something that you need is not on it",
  not_eligible: "the agreement does not cover it",
  other: "anything else: say it in `text`",
};

/** The lines of a kind of event under one agreement. */
function linesOf(rule: AgreementRule): string {
  if ("refused" in rule) return "not allowed";
  if ("noted" in rule) return "noted, no lines";
  return rule.lines
    .map(
      ({ side, role }) => `${side === "debit" ? "D" : "K"} ${roleNames[role] ?? role.replaceAll("_", " ")}`,
    )
    .join(", ");
}

const roleNames: Readonly<Partial<Record<AccountRole, string>>> = { clearing: "FIN", customer: "CUST" };

const code = (word: string) => `\`${word}\``;
const row = (...cells: readonly string[]) => `| ${cells.join(" | ")} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(...head), `|${"---|".repeat(head.length)}`, ...rows.map((cells) => row(...cells))].join("\n");
}

function toStatuses(status: (typeof partnerStatuses)[number]): string {
  const to = allowedTransitions[status];
  return to.length === 0
    ? "final; sent again, the invoice comes as a new one with another `id`"
    : to.map(code).join(", ");
}

/** What the portal's pages hold of the domain, by the name of its place in them. */
const generated: Readonly<Record<string, () => string>> = {
  scopes: () =>
    table(
      ["scope", "opens"],
      Object.entries(scopeDescriptions).map(([scope, opens]) => [code(scope), opens]),
    ),
  reasons: () =>
    table(
      ["`reasonCode`", "when"],
      rejectionReasonCodes.map((reason) => [code(reason), reasonMeanings[reason]]),
    ),
  statuses: () =>
    table(
      ["status", "means", "may become"],
      partnerStatuses.map((status) => [code(status), statusMeanings[status], toStatuses(status)]),
    ),
  events: () =>
    table(
      ["type", "tells", "`data.id` names"],
      eventTypes.map((type) => [code(type), eventMeanings[type].tells, eventMeanings[type].names]),
    ),
  kinds: () =>
    table(
      ["`kind`", "is", "`financing`", "`purchase`", "`service_only`"],
      factoringEventKinds.map((kind) => {
        const { name, by } = eventRules[kind];
        return [code(kind), name.en, ...agreementTypes.map((type) => linesOf(by[type]))];
      }),
    ),
  problem: () =>
    `\`\`\`json\n${JSON.stringify(problemExample(postVoucher, "period_locked", []), null, 2)}\n\`\`\``,
  codes: () =>
    table(
      ["status", "`code`", ""],
      [...problemCodes]
        .sort((a, b) => problemStatus[a] - problemStatus[b])
        .map((one) => [
          String(problemStatus[one]),
          `[${code(one)}](/docs/problems/${one})`,
          problems[one].title,
        ]),
    ),
  issues: () =>
    table(
      ["`code`", "says"],
      issueCodes.map((one) => [code(one), issues[one].replace(/\{(\w+)\}/g, "*$1*")]),
    ),
};

/** A page with what is generated in it as it should be. */
export function refreshed(page: string): string {
  return page.replace(
    /<!-- generated: (\w+) -->\n[\s\S]*?<!-- \/generated -->/g,
    (_, name: string) => `<!-- generated: ${name} -->\n${generated[name]?.() ?? ""}\n<!-- /generated -->`,
  );
}

const folder = new URL("../../docs/api/", import.meta.url);

/** The portal's pages as they are kept, by file name. */
export function docsFiles(): { readonly file: URL; readonly text: string }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => ({ file: new URL(name, folder), text: readFileSync(new URL(name, folder), "utf8") }));
}
