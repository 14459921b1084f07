import { ArrowRight } from "lucide-react";
import { MomentText } from "@/components/ui/date-text";
import { Td, Tr } from "@/components/ui/table";
import type { FieldChange } from "@/lib/domain/card-change";
import type { Texts } from "@/lib/text/server";
import type { Locale } from "@/lib/text/texts";
import { fieldWord, valueWord } from "./field-words";

/** One entry of a card's history, as these rows ask for it. */
export type HistoryEntry = {
  readonly id: string;
  readonly at: Date;
  readonly verb: string;
  readonly actorKind: "user" | "partner" | "system";
  readonly actorName: string;
  readonly changes: readonly FieldChange[];
};

/** What the verbs that change cards are called; any other is just a change. */
const verbWords: Readonly<
  Record<string, "activated" | "deactivated" | "undone" | "mended" | "imported" | "limited">
> = {
  "factoring/activate": "activated",
  "factoring/wind-down": "deactivated",
  "factoring/force-close": "deactivated",
  "factoring/undo-activation": "undone",
  "customer/mend": "mended",
  "customer/apply-suggestions": "mended",
  "customer/import": "imported",
  "factoring/report-credit-limit": "limited",
};

type HistoryRowsProps = { rows: readonly HistoryEntry[]; locale: Locale; t: Texts };

/** Rows of «Historikk»: when, who, what, and each field old → new. Drawn on the server, for «Vis flere» too. */
export function HistoryRows({ rows, locale, t }: HistoryRowsProps) {
  return rows.map((entry) => (
    <Tr key={entry.id} className="align-top">
      <Td className="py-1.5">
        <MomentText moment={entry.at} />
        <span className="block text-sm text-ink-soft sm:hidden">{actorOf(entry, t)}</span>
        <span className="block text-sm text-ink-soft sm:hidden">
          {t(`parties.history.verbs.${wordOf(entry)}`)}
        </span>
      </Td>
      <Td className="py-1.5 max-sm:hidden">{actorOf(entry, t)}</Td>
      <Td className="py-1.5 max-sm:hidden">{t(`parties.history.verbs.${wordOf(entry)}`)}</Td>
      <Td wrap className="min-w-44! py-1.5">
        <ul>
          {entry.changes.map((change) => (
            <li key={change.field}>
              <span className="text-ink-soft">{fieldWord(t, change.field)}: </span>
              {isCreation(entry) ? null : (
                <>
                  <Value {...{ change, side: "from", locale, t }} />
                  <ArrowRight
                    role="img"
                    aria-label={t("parties.history.becomes")}
                    className="mx-1 inline size-3.5 text-ink-soft"
                  />
                </>
              )}
              <Value {...{ change, side: "to", locale, t }} />
            </li>
          ))}
        </ul>
      </Td>
    </Tr>
  ));
}

type ValueProps = { change: FieldChange; side: "from" | "to"; locale: Locale; t: Texts };

function Value({ change, side, locale, t }: ValueProps) {
  const word = valueWord(t, locale, change.field, change[side]);
  return word === null ? (
    <i className="text-ink-soft">{t("parties.history.blank")}</i>
  ) : (
    <span className="break-words">{word}</span>
  );
}

/** A new card: it has a kind, or a name, and had none before. Neither can become empty later. */
function isCreation({ changes }: HistoryEntry): boolean {
  return changes.some(({ field, from }) => (field === "isPerson" || field === "name") && from === null);
}

function actorOf({ actorKind, actorName }: HistoryEntry, t: Texts): string {
  return actorKind === "system" ? t("parties.history.system") : actorName;
}

function wordOf(entry: HistoryEntry) {
  return verbWords[entry.verb] ?? (isCreation(entry) ? "created" : "saved");
}
