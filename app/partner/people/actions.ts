"use server";

import { refresh } from "next/cache";
import type { ActionState } from "@/lib/contracts/action-state";
import {
  deskPersonInput,
  deskRoleInput,
  invitationInput,
  inviteToDeskInput,
} from "@/lib/contracts/partner-people";
import { peopleAction } from "@/lib/edge/desk";
import { inviteAgain, inviteToDesk, withdrawInvitation } from "@/lib/services/partner-people/invite";
import { changeDeskRole, removeFromDesk } from "@/lib/services/partner-people/manage-people";

const invite = peopleAction(inviteToDeskInput, inviteToDesk);
const again = peopleAction(invitationInput, inviteAgain);
const withdraw = peopleAction(invitationInput, withdrawInvitation);
const remove = peopleAction(deskPersonInput, removeFromDesk);
const changeRole = peopleAction(deskRoleInput, changeDeskRole);

/** «Send invitasjon». */
export async function inviteAction(integrationId: string, input: unknown) {
  return shown(await invite(integrationId, input));
}

/** «Send på nytt». */
export async function inviteAgainAction(integrationId: string, input: unknown) {
  return shown(await again(integrationId, input));
}

/** «Trekk tilbake». */
export async function withdrawInvitationAction(integrationId: string, input: unknown) {
  return shown(await withdraw(integrationId, input));
}

/** «Fjern». */
export async function removeFromDeskAction(integrationId: string, input: unknown) {
  return shown(await remove(integrationId, input));
}

/** «Gjør til administrator», «Gjør til bruker». */
export async function changeDeskRoleAction(integrationId: string, input: unknown) {
  return shown(await changeRole(integrationId, input));
}

/** What was done is on the page when the answer comes. */
function shown<State extends ActionState<unknown>>(state: State): State {
  if (state.status === "done") refresh();
  return state;
}
