import Link from "next/link";
import { MomentText } from "@/components/ui/date-text";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { ConnectionState } from "@/lib/domain/factoring";
import type { Texts } from "@/lib/text/server";

/** An agreement that is not the active dedicated one, as this list asks for it. */
type OtherAgreement = {
  readonly id: string;
  readonly name: string;
  readonly kind: "factoring_dedicated" | "factoring_alternative";
  readonly state: ConnectionState;
  readonly activatedAt: Date;
  readonly windingDownAt: Date | null;
  readonly closedAt: Date | null;
};

/** «Andre avtaler» (M6): those that wind down and those that are over, each with its page. Nothing when there is none. */
export function OtherAgreements({
  agreements,
  companySlug,
  t,
}: {
  agreements: readonly OtherAgreement[];
  companySlug: string;
  t: Texts;
}) {
  if (agreements.length === 0) return null;
  return (
    <Section title={t("connections.others")}>
      <Table label={t("connections.others")} className="max-w-4xl">
        <TableHead>
          <tr>
            <Th>{t("common.name")}</Th>
            <Th>{t("common.status")}</Th>
            <Th>{t("connections.since")}</Th>
            <Th>{t("connections.until")}</Th>
          </tr>
        </TableHead>
        <TableBody>
          {agreements.map(({ id, name, state, activatedAt, windingDownAt, closedAt }) => (
            <Tr key={id}>
              <Td>
                <Link href={`/${companySlug}/factoring/${id}`} className="link">
                  {name}
                </Link>
              </Td>
              <Td>
                <Status code={state} />
                {closedAt && !windingDownAt ? (
                  <span className="ml-2 text-sm text-ink-soft">{t("connections.undoneMark")}</span>
                ) : null}
              </Td>
              <Td>
                <MomentText moment={activatedAt} />
              </Td>
              <Td>{closedAt ? <MomentText moment={closedAt} /> : null}</Td>
            </Tr>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}
