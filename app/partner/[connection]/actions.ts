"use server";

import { refresh } from "next/cache";
import { createElement, type ReactNode } from "react";
import type { z } from "zod";
import { CallRows } from "@/components/desk/call-rows";
import { DeliveryRows } from "@/components/desk/delivery-rows";
import { EventRows } from "@/components/desk/event-rows";
import type { Page } from "@/components/ui/use-pages";
import {
  type CallFilter,
  callFilter,
  replayWebhookInput,
  tellAgainInput,
  testWebhookInput,
  uuidOf,
} from "@/lib/contracts/calls";
import { deskAction, requireDeskConnection } from "@/lib/edge/desk";
import { currentLocale } from "@/lib/edge/session";
import { callPage } from "@/lib/services/access/read-calls";
import { deliveryPage, eventPage } from "@/lib/services/webhooks/desk-pages";
import { replayWebhookDelivery, testWebhookEndpoint } from "@/lib/services/webhooks/manage-endpoints";
import { tellAgain } from "@/lib/services/webhooks/tell-again";
import { getTexts } from "@/lib/text/server";

const test = deskAction(testWebhookInput, testWebhookEndpoint);
const replay = deskAction(replayWebhookInput, replayWebhookDelivery);
const again = deskAction(tellAgainInput, tellAgain);

/** «Send testmelding». */
export async function testWebhookAction(connectionId: string, input: z.input<typeof testWebhookInput>) {
  const state = await test(connectionId, input);
  if (state.status === "done") refresh();
  return state;
}

/** «Send på nytt». */
export async function replayWebhookAction(connectionId: string, input: z.input<typeof replayWebhookInput>) {
  const state = await replay(connectionId, input);
  if (state.status === "done") refresh();
  return state;
}

/** «Varsle på nytt». */
export async function tellAgainAction(connectionId: string, input: z.input<typeof tellAgainInput>) {
  return again(connectionId, input);
}

/** «Vis flere» of the partner's calls. */
export async function moreDeskCallsAction(
  connectionId: string,
  filter: CallFilter,
  cursor: string,
): Promise<Page<ReactNode>> {
  const { scope } = await requireDeskConnection(connectionId);
  const before = uuidOf(cursor);
  if (!before) return { items: [], next: null };
  const { calls, next } = await callPage(scope, connectionId, callFilter.parse(filter), before);
  const t = getTexts(await currentLocale());
  const path = `/partner/${connectionId}/calls`;
  return { items: [createElement(CallRows, { key: before, calls, path, t })], next };
}

/** «Vis flere» of an endpoint's messages. */
export async function moreDeliveriesAction(
  connectionId: string,
  endpointId: string,
  cursor: string,
): Promise<Page<ReactNode>> {
  const { scope } = await requireDeskConnection(connectionId);
  const [endpoint, before] = [uuidOf(endpointId), uuidOf(cursor)];
  if (!endpoint || !before) return { items: [], next: null };
  const { deliveries, next } = await deliveryPage(scope, endpoint, before);
  const replayOne = replayWebhookAction.bind(null, connectionId);
  return {
    items: [
      createElement(DeliveryRows, { key: before, endpointId: endpoint, deliveries, replay: replayOne }),
    ],
    next,
  };
}

/** «Vis flere» of the feed. */
export async function moreEventsAction(connectionId: string, cursor: string): Promise<Page<ReactNode>> {
  const { scope } = await requireDeskConnection(connectionId);
  const { events, next } = await eventPage(scope, Number(cursor) || 1);
  const tell = tellAgainAction.bind(null, connectionId);
  return { items: [createElement(EventRows, { key: cursor, events, tell })], next };
}
