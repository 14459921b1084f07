import Link from "next/link";
import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import type { Texts } from "@/lib/text/server";
import type { CallRow } from "./call-rows";
import { CallStatus } from "./call-status";
import { ExactMoment } from "./exact-moment";

type CallDetailProps = {
  call: CallRow & {
    readonly pathTemplate: string;
    readonly requestId: string;
    readonly idempotencyKey: boolean;
    readonly requestBody: string | null;
    readonly responseBody: string | null;
  };
  t: Texts;
};

/** One call: what was asked and answered, without secrets, files and persons. */
export function CallDetail({ call, t }: CallDetailProps) {
  return (
    <>
      <Section title={t("desk.call")}>
        <DescriptionList
          columns={4}
          items={[
            { label: t("desk.at"), value: <ExactMoment moment={call.at} /> },
            { label: t("desk.httpStatus"), value: <CallStatus status={call.status} /> },
            { label: t("desk.operation"), value: call.operationId },
            { label: t("desk.duration"), value: t("desk.milliseconds", { count: call.durationMs }) },
            {
              label: t("desk.problem"),
              value: call.problemCode ? <ProblemLink code={call.problemCode} call={call} t={t} /> : "–",
            },
            { label: t("desk.template"), value: <code className="text-sm">{call.pathTemplate}</code> },
            {
              label: t("desk.requestId"),
              value: <code className="text-sm break-all">{call.requestId}</code>,
            },
            {
              label: t("desk.idempotency"),
              value: t(call.idempotencyKey ? "desk.idempotencySent" : "desk.idempotencyNone"),
            },
          ]}
        />
      </Section>
      <div className="grid gap-x-8 *:min-w-0 lg:grid-cols-2">
        <Body title={t("desk.request")} body={call.requestBody} t={t} />
        <Body title={t("desk.answer")} body={call.responseBody} t={t} />
      </div>
    </>
  );
}

/** The token endpoint answers in OAuth's words, which have no page of ours. */
function ProblemLink({ code, call, t }: { code: string; call: CallRow; t: Texts }) {
  if (call.operationId === "issueToken") return <code className="text-sm">{code}</code>;
  return (
    <Link
      href={`/docs/problems/${code}`}
      prefetch={false}
      className="link"
      title={t("desk.problemHelp", { code })}
    >
      <code className="text-sm">{code}</code>
    </Link>
  );
}

function Body({ title, body, t }: { title: string; body: string | null; t: Texts }) {
  return (
    <Section title={title}>
      {body === null ? (
        <p className="text-ink-soft">{t("desk.noBody")}</p>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a named region is what a scrolling box needs.
        <div
          role="region"
          aria-label={title}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1).
          tabIndex={0}
          className="max-h-128 overflow-auto rounded-md border border-rule bg-sunk"
        >
          <pre className="w-max min-w-full p-3 text-sm">{body}</pre>
        </div>
      )}
    </Section>
  );
}
