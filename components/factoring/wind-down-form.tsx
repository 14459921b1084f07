"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Fieldset } from "@/components/ui/fieldset";
import { FormActions } from "@/components/ui/form-actions";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { Page } from "@/components/ui/use-pages";
import type { ActionState } from "@/lib/contracts/action-state";
import type { WindDownValues } from "@/lib/contracts/connection";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { type InFlightItem, InFlightTable, type LoadInFlight } from "./in-flight-table";
import { UnderWay } from "./under-way";

type WindDownFormProps = {
  connectionId: string;
  name: string;
  customers: number;
  /** How many invoices the partner is not done with, and how many of them it has never had. */
  inFlight: number;
  withdrawable: number;
  /** How many are not prepared yet: they are taken back when they are. */
  preparing: number;
  first: Page<InFlightItem>;
  load: LoadInFlight;
  /** The methods that customers get back. */
  methods: ReactNode;
  companySlug: string;
  backHref: string;
  windDown: (
    input: WindDownValues,
  ) => Promise<ActionState<{ readonly withdrawn: number; readonly closed: boolean }>>;
};

/** Either all that can be taken back but some, or some: lists too long to show are chosen as a whole. */
type Chosen = { readonly all: boolean; readonly exceptions: ReadonlySet<string> };

/** «Avslutt avtalen» (M6): what will happen, to whom and to which invoices, and the act. */
export function WindDownForm(props: WindDownFormProps) {
  const { connectionId, name, customers, inFlight, withdrawable, preparing, backHref, companySlug } = props;
  const t = useTexts();
  const router = useRouter();
  const [chosen, setChosen] = useState<Chosen>({ all: true, exceptions: new Set() });
  const [asking, setAsking] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const withdrawn = chosen.all ? withdrawable - chosen.exceptions.size : chosen.exceptions.size;

  function choose(id: string, wanted: boolean) {
    const exceptions = new Set(chosen.exceptions);
    if (wanted === chosen.all) exceptions.delete(id);
    else exceptions.add(id);
    setChosen({ ...chosen, exceptions });
  }

  async function end() {
    setPending(true);
    const ids = [...chosen.exceptions];
    const state = await props.windDown({
      connectionId,
      withdraw: chosen.all ? { allBut: ids } : { only: ids },
    });
    setPending(false);
    setAsking(false);
    if (state.status === "done") {
      toast.success(t(state.value.closed ? "connections.ended" : "connections.nowWindingDown", { name }));
      router.push(backHref);
      return;
    }
    const refusal = state.status === "refused" ? state : { code: "validation_failed", facts: {} };
    setFailure(refusalText(t, { ...refusal.facts, code: refusal.code }));
  }

  return (
    <Fieldset>
      <Section title={t("connections.endWhat")}>
        <Consequences name={name} customers={customers} inFlight={inFlight} />
        {customers > 0 ? <div className="mt-4">{props.methods}</div> : null}
      </Section>
      <Section
        title={t("connections.inFlight")}
        description={inFlight > 0 ? t("connections.inFlightText") : t("connections.inFlightNone")}
      >
        {withdrawable > 0 ? (
          <div className="mb-2 px-3">
            <Checkbox
              label={t("connections.withdrawAll", { count: withdrawable })}
              checked={withdrawn === withdrawable}
              indeterminate={withdrawn > 0 && withdrawn < withdrawable}
              onChange={(event) => setChosen({ all: event.target.checked, exceptions: new Set() })}
            />
          </div>
        ) : null}
        {inFlight > 0 ? (
          <InFlightTable
            first={props.first}
            load={props.load}
            companySlug={companySlug}
            isChosen={(id) => chosen.all !== chosen.exceptions.has(id)}
            onChoose={choose}
          />
        ) : null}
      </Section>
      {failure ? (
        <div className="mb-4 max-w-3xl">
          <Callout tone="error" live title={t("connections.endFailed")}>
            {failure}
          </Callout>
        </div>
      ) : null}
      <FormActions>
        <Button variant="danger" onClick={() => setAsking(true)}>
          {t("connections.endAgreement")}
        </Button>
        <LinkButton href={backHref} variant="quiet">
          {t("common.cancel")}
        </LinkButton>
      </FormActions>
      <ConfirmDialog
        open={asking}
        onOpenChange={(open) => setAsking(open || pending)}
        title={t("connections.endConfirm", { name })}
        description={t("connections.endCustomers", { count: customers })}
        confirmLabel={t("connections.endAgreement")}
        onConfirm={end}
        pending={pending}
        danger
      >
        {pending ? (
          <UnderWay
            label={t("connections.ending", { name })}
            detail={t("factoring.activatingDetail", { count: customers })}
            note={t("connections.endingText")}
          />
        ) : (
          <ul className="flex list-disc flex-col gap-1 pl-5">
            <li>{t("connections.willBeWithdrawn", { count: withdrawn })}</li>
            {preparing > 0 ? <li>{t("connections.willBePrepared", { count: preparing })}</li> : null}
            <li>{t("connections.willStay", { count: inFlight - withdrawn - preparing, name })}</li>
          </ul>
        )}
      </ConfirmDialog>
    </Fieldset>
  );
}

function Consequences({
  name,
  customers,
  inFlight,
}: Pick<WindDownFormProps, "name" | "customers" | "inFlight">) {
  const t = useTexts();
  const all = [
    t("connections.endNew", { name }),
    t("connections.endCustomers", { count: customers }),
    ...(inFlight > 0
      ? [t("connections.endPartner", { name }), t("connections.endSelf")]
      : [t("connections.endNone", { name })]),
    t("connections.endKey"),
  ];
  return (
    <ul className="flex max-w-prose list-disc flex-col gap-1 pl-5">
      {all.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}
