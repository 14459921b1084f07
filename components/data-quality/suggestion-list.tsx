"use client";

import { useState } from "react";
import { toast } from "sonner";
import { isCardField } from "@/components/customers/card-places";
import { fieldName } from "@/components/customers/field-names";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Progress } from "@/components/ui/progress";
import { Section } from "@/components/ui/section";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { ActionState } from "@/lib/contracts/action-state";
import type { FieldChange } from "@/lib/domain/card-change";
import { guesses, type SuggestionKind } from "@/lib/domain/card-suggestions";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

/** What is suggested of one kind: on how many cards, and the first of them as they would be changed. */
type Suggested = {
  readonly kind: SuggestionKind;
  readonly count: number;
  readonly examples: readonly {
    readonly customerNo: number;
    readonly name: string;
    readonly changes: readonly FieldChange[];
  }[];
};

/** The action that applies suggestions, some thousand cards a call. */
type Apply = (input: {
  kind: SuggestionKind;
  except: number[];
  after: number;
}) => Promise<ActionState<{ applied: number; next: number | null }>>;

type SuggestionListProps = { suggested: readonly Suggested[]; canApply: boolean; apply: Apply };

/** Every kind of suggestion with its count and examples, and a button that applies it to all but those taken out. */
export function SuggestionList({ suggested, canApply, apply }: SuggestionListProps) {
  return suggested.map((one) => (
    <SuggestionKindSection key={one.kind} suggested={one} canApply={canApply} apply={apply} />
  ));
}

function SuggestionKindSection({
  suggested: { kind, count, examples },
  canApply,
  apply,
}: Omit<SuggestionListProps, "suggested"> & { suggested: Suggested }) {
  const t = useTexts();
  const [except, setExcept] = useState<ReadonlySet<number>>(new Set());
  const [applied, setApplied] = useState<number | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const left = count - except.size;

  async function applyAll() {
    setFailure(null);
    setApplied(0);
    let done = 0;
    for (let after: number | null = 0; after !== null; ) {
      const state: Awaited<ReturnType<Apply>> | null = await apply({
        kind,
        except: [...except],
        after,
      }).catch(() => null);
      if (state?.status !== "done") {
        setFailure(state?.status === "refused" ? state.code : "unknown");
        break;
      }
      done += state.value.applied;
      after = state.value.next;
      setApplied(done);
    }
    setApplied(null);
    if (done > 0) toast.success(t("dataQuality.suggestionsPage.applied", { count: done }));
  }

  function toggle(customerNo: number, included: boolean) {
    const next = new Set(except);
    if (included) next.delete(customerNo);
    else next.add(customerNo);
    setExcept(next);
  }

  return (
    <Section
      title={
        <>
          {t(`dataQuality.suggestionsPage.kinds.${kind}`)}{" "}
          <span className="font-normal text-ink-soft">
            {t("dataQuality.suggestionsPage.count", { count })}
          </span>
        </>
      }
      description={guesses.has(kind) ? t("dataQuality.suggestionsPage.guess") : undefined}
      actions={
        canApply && left > 0 ? (
          <Button pending={applied !== null} onClick={applyAll}>
            {t("dataQuality.suggestionsPage.apply", { count: left })}
          </Button>
        ) : null
      }
    >
      {failure ? (
        <Callout tone="error" live>
          {refusalText(t, { code: failure })}
        </Callout>
      ) : null}
      {applied !== null && left > 1_000 ? (
        <Progress label={t("dataQuality.suggestionsPage.applying")} value={applied} max={left} />
      ) : null}
      <Examples kind={kind} examples={examples} except={canApply ? except : null} onToggle={toggle} />
      {count > examples.length ? (
        <p className="mt-1 text-sm text-ink-soft">
          {t("dataQuality.suggestionsPage.examples", { count: String(examples.length) })}
        </p>
      ) : null}
    </Section>
  );
}

function Examples({
  kind,
  examples,
  except,
  onToggle,
}: Pick<Suggested, "kind" | "examples"> & {
  /** Null for someone who only looks. */
  except: ReadonlySet<number> | null;
  onToggle: (customerNo: number, included: boolean) => void;
}) {
  const t = useTexts();
  return (
    <Table label={t(`dataQuality.suggestionsPage.kinds.${kind}`)} tall>
      <TableHead>
        <tr>
          {except ? <Th className="w-8" aria-label={t("common.selectRow")} /> : null}
          <Th>{t("dataQuality.paste.customer")}</Th>
          <Th>{t("dataQuality.paste.field")}</Th>
          <Th>{t("dataQuality.paste.from")}</Th>
          <Th>{t("dataQuality.paste.to")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {examples.map(({ customerNo, name, changes }) => (
          <Tr key={customerNo}>
            {except ? (
              <Td>
                <Checkbox
                  hideLabel
                  label={t("dataQuality.suggestionsPage.include", { name: `${customerNo} ${name}` })}
                  checked={!except.has(customerNo)}
                  onChange={(event) => onToggle(customerNo, event.target.checked)}
                />
              </Td>
            ) : null}
            <Td>
              <span className="tabular-nums">{customerNo}</span> {name}
            </Td>
            <Td>
              <ChangeLines changes={changes} show="field" />
            </Td>
            <Td>
              <ChangeLines changes={changes} show="from" />
            </Td>
            <Td>
              <ChangeLines changes={changes} show="to" />
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}

/** One side of a card's changes, a line for each field. */
function ChangeLines({ changes, show }: { changes: readonly FieldChange[]; show: keyof FieldChange }) {
  const t = useTexts();
  const text = ({ field, from, to }: FieldChange) => {
    if (show === "field") return isCardField(field) ? fieldName(t, field) : field;
    const value = show === "from" ? from : to;
    if (field === "isPerson") return t(value ? "customers.person" : "customers.organisation");
    return value === null || value === "" ? "–" : String(value);
  };
  return changes.map((change) => (
    <span key={change.field} className="block">
      {text(change)}
    </span>
  ));
}
