"use client";

import { Td, Tr } from "@/components/ui/table";
import type { ActionState } from "@/lib/contracts/action-state";
import { useTexts } from "@/lib/text/client";
import { ActButton } from "./act-button";
import { ExactMoment } from "./exact-moment";
import { Payload } from "./payload";

/** An event of the feed, with what `GET /events` answers of it. */
export type EventRow = {
  readonly sequence: number;
  readonly type: string;
  readonly subjectId: string;
  readonly at: Date;
  readonly payload: string;
};

type EventRowsProps = {
  events: readonly EventRow[];
  /** Server action: queue the event for every endpoint that wants it. */
  tell?: ((input: { sequence: number }) => Promise<ActionState<{ endpoints: number }>>) | undefined;
};

/** Rows of the feed. */
export function EventRows({ events, tell }: EventRowsProps) {
  const t = useTexts();
  return events.map(({ sequence, type, subjectId, at, payload }) => (
    <Tr key={sequence}>
      <Td numeric>{sequence}</Td>
      <Td>
        <ExactMoment moment={at} />
      </Td>
      <Td>
        <code className="text-sm">{type}</code>
      </Td>
      <Td>
        <code className="text-sm">{subjectId}</code>
      </Td>
      <Td>
        <Payload text={payload} name={`${t("desk.showPayload")}: ${sequence}`} />
      </Td>
      <Td className="text-right">
        {tell ? (
          <ActButton
            small
            label={t("desk.tellAgain")}
            name={t("desk.tellAgainNamed", { sequence: String(sequence) })}
            run={() => tell({ sequence })}
            done={({ endpoints }) => t("desk.toldAgain", { count: endpoints })}
          />
        ) : null}
      </Td>
    </Tr>
  ));
}
