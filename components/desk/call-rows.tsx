import Link from "next/link";

import { Td, Tr } from "@/components/ui/table";
import type { Texts } from "@/lib/text/server";
import { CallStatus } from "./call-status";
import { ExactMoment } from "./exact-moment";

/** A call, without its bodies. */
export type CallRow = {
  readonly id: string;
  readonly at: Date;
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly status: number;
  readonly problemCode: string | null;
  readonly durationMs: number;
};

type CallRowsProps = {
  calls: readonly CallRow[];
  /** The list's own address: a call stands under it. */
  path: string;
  t: Texts;
};

/** Rows of the log of calls; each leads to its call. */
export function CallRows({ calls, path, t }: CallRowsProps) {
  return calls.map((call) => (
    <Tr key={call.id}>
      <Td>
        <ExactMoment moment={call.at} />
      </Td>
      <Td>
        <CallStatus status={call.status} />
      </Td>
      <Td>
        <Link href={`${path}/${call.id}`} className="link inline-block max-w-md truncate align-bottom">
          <code className="text-sm">{`${call.method} ${call.path}`}</code>
        </Link>
      </Td>
      <Td>{call.operationId}</Td>
      <Td>{call.problemCode ? <code className="text-sm">{call.problemCode}</code> : null}</Td>
      <Td numeric>{t("desk.milliseconds", { count: call.durationMs })}</Td>
    </Tr>
  ));
}
