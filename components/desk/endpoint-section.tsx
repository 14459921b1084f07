import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { MomentText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import { MoreRows } from "@/components/ui/more-rows";
import { Section } from "@/components/ui/section";
import { Table, TableBody, TableHead, Th } from "@/components/ui/table";
import type { Page } from "@/components/ui/use-pages";
import type { Texts } from "@/lib/text/server";
import { type DeliveryRow, DeliveryRows, type Replay } from "./delivery-rows";

type EndpointSectionProps = {
  endpoint: {
    readonly id: string;
    readonly url: string;
    readonly types: readonly string[];
    readonly enabled: boolean;
    readonly disabledReason: string | null;
    readonly failingSince: Date | null;
    readonly liveSecrets: number;
  };
  first: { readonly deliveries: readonly DeliveryRow[]; readonly next: string | null };
  load: (cursor: string) => Promise<Page<ReactNode>>;
  replay?: Replay | undefined;
  /** «Send testmelding», for an endpoint that is on. */
  test: ReactNode;
  t: Texts;
};

/** One webhook endpoint: how it is, and what was sent to it. */
export function EndpointSection({ endpoint, first, load, replay, test, t }: EndpointSectionProps) {
  return (
    <Section title={<span className="break-all">{endpoint.url}</span>} actions={test}>
      <div className="mb-3">
        <DescriptionList columns={4} items={factsOf(endpoint, t)} />
      </div>
      {first.deliveries.length === 0 ? (
        <p className="text-ink-soft">{t("desk.noDeliveries")}</p>
      ) : (
        <Table label={t("desk.deliveries", { url: endpoint.url })}>
          <TableHead>
            <tr>
              <Th>{t("desk.at")}</Th>
              <Th>{t("desk.message")}</Th>
              <Th>{t("desk.outcome")}</Th>
              <Th numeric>{t("desk.tries")}</Th>
              <Th>{t("desk.lastTry")}</Th>
              <Th>{t("desk.answer")}</Th>
              <Th>{t("desk.nextTry")}</Th>
              <Th>{t("desk.payload")}</Th>
              <Th>
                <span className="sr-only">{t("desk.replay")}</span>
              </Th>
            </tr>
          </TableHead>
          <TableBody>
            <DeliveryRows endpointId={endpoint.id} deliveries={first.deliveries} replay={replay} />
            <MoreRows columns={9} next={first.next} load={load} />
          </TableBody>
        </Table>
      )}
    </Section>
  );
}

function factsOf(endpoint: EndpointSectionProps["endpoint"], t: Texts) {
  const { enabled, disabledReason, failingSince, types, liveSecrets } = endpoint;
  const off = disabledReason ? t("desk.endpointOffWhy", { reason: disabledReason }) : t("desk.endpointOff");
  return [
    {
      label: t("desk.state"),
      value: <Badge tone={enabled ? "positive" : "negative"}>{enabled ? t("desk.endpointOn") : off}</Badge>,
    },
    { label: t("desk.types"), value: types.length === 0 ? t("desk.allTypes") : types.join(", ") },
    { label: t("desk.liveSecrets"), value: liveSecrets },
    ...(failingSince ? [{ label: t("desk.failingSince"), value: <MomentText moment={failingSince} /> }] : []),
  ];
}
