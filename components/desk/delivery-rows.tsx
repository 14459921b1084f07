"use client";

import { Badge } from "@/components/ui/badge";
import { Td, Tr } from "@/components/ui/table";
import type { ActionState } from "@/lib/contracts/action-state";
import { useTexts } from "@/lib/text/client";
import { ActButton } from "./act-button";
import { ExactMoment } from "./exact-moment";
import { Payload } from "./payload";

/** A message to a webhook endpoint, and what came of its latest try. */
export type DeliveryRow = {
  readonly id: string;
  readonly sequence: number | null;
  readonly type: string;
  readonly payload: string;
  readonly state: "pending" | "delivered" | "failed";
  readonly tries: number;
  readonly lastTriedAt: Date | null;
  readonly nextTryAt: Date | null;
  readonly responseStatus: number | null;
  readonly error: string | null;
  readonly createdAt: Date;
};

/** Server action: queue a message again. */
export type Replay = (input: { endpointId: string; deliveryId: string }) => Promise<ActionState>;

type DeliveryRowsProps = {
  endpointId: string;
  deliveries: readonly DeliveryRow[];
  replay?: Replay | undefined;
};

const tones = { pending: "accent", delivered: "positive", failed: "negative" } as const;

/** Rows of an endpoint's log. */
export function DeliveryRows({ endpointId, deliveries, replay }: DeliveryRowsProps) {
  const t = useTexts();
  return deliveries.map((delivery) => (
    <Tr key={delivery.id}>
      <Td>
        <ExactMoment moment={delivery.createdAt} />
      </Td>
      <Td>
        <code className="text-sm">{delivery.type}</code>
      </Td>
      <Td>
        <Badge tone={tones[delivery.state]}>{t(`desk.${delivery.state}`)}</Badge>
      </Td>
      <Td numeric>{delivery.tries}</Td>
      <Td>{delivery.lastTriedAt ? <ExactMoment moment={delivery.lastTriedAt} /> : null}</Td>
      <Td>{answerOf(delivery)}</Td>
      <Td>
        {delivery.state === "pending" && delivery.nextTryAt && delivery.tries > 0 ? (
          <ExactMoment moment={delivery.nextTryAt} />
        ) : null}
      </Td>
      <Td>
        <Payload text={pretty(delivery.payload)} name={`${t("desk.showPayload")}: ${delivery.type}`} />
      </Td>
      <Td className="text-right">
        {replay ? (
          <ActButton
            small
            label={t("desk.replay")}
            name={t("desk.replayNamed", { type: delivery.type })}
            run={() => replay({ endpointId, deliveryId: delivery.id })}
            done={() => t("desk.replayed")}
          />
        ) : null}
      </Td>
    </Tr>
  ));
}

/** What the receiver answered, or why it could not be reached. */
function answerOf({ responseStatus, error, state }: DeliveryRow): string {
  if (state === "delivered") return responseStatus === null ? "" : String(responseStatus);
  return error ?? (responseStatus === null ? "" : String(responseStatus));
}

function pretty(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}
