import type { Metadata } from "next";
import { CallHead } from "@/components/desk/call-log";
import { CallRows } from "@/components/desk/call-rows";
import { KeyTable } from "@/components/desk/key-table";
import { MomentText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { Table, TableBody } from "@/components/ui/table";
import { listClientKeys } from "@/db/queries/connections";
import { grantedScopes } from "@/lib/domain/actor";
import { type DeskPlace, requireDeskConnection } from "@/lib/edge/desk";
import { currentLocale } from "@/lib/edge/session";
import { callPage } from "@/lib/services/access/read-calls";
import { formatOrgNr } from "@/lib/text/format";
import { getTexts, type Texts } from "@/lib/text/server";

export async function generateMetadata({ params }: PageProps<"/partner/[connection]">): Promise<Metadata> {
  const { connection } = await requireDeskConnection((await params).connection);
  return { title: connection.companyName };
}

/** One agreement at the desk: what it is, its keys, and what went wrong lately. */
export default async function DeskConnectionPage({ params }: PageProps<"/partner/[connection]">) {
  const { connection, scope } = await requireDeskConnection((await params).connection);
  const id = connection.connectionId;
  const [keys, refused, failed] = await Promise.all([
    listClientKeys(scope, id),
    callPage(scope, id, { status: "4" }),
    callPage(scope, id, { status: "5" }),
  ]);
  const latest = [...refused.calls, ...failed.calls].sort((a, b) => b.id.localeCompare(a.id)).slice(0, 10);
  const t = getTexts(await currentLocale());
  const path = `/partner/${id}/calls`;

  return (
    <>
      <PageHeader
        title={connection.companyName}
        breadcrumbs={[{ label: t("desk.connections"), href: "/partner" }]}
        status={<Status code={connection.state} />}
      />
      <Facts connection={connection} t={t} />
      <Section title={t("factoring.keysTitle")}>
        {/* Who made a key is the company's own business. */}
        <KeyTable keys={keys.map((key) => ({ ...key, createdBy: "", revokedBy: null }))} />
      </Section>
      <Section title={t("desk.openOf")} actions={<LinkButton href={path}>{t("desk.allCalls")}</LinkButton>}>
        {latest.length === 0 ? (
          <p className="text-ink-soft">{t("desk.noFailures")}</p>
        ) : (
          <Table label={t("desk.openOf")}>
            <CallHead t={t} />
            <TableBody>
              <CallRows calls={latest} path={path} t={t} />
            </TableBody>
          </Table>
        )}
      </Section>
    </>
  );
}

function Facts({ connection, t }: { connection: DeskPlace["connection"]; t: Texts }) {
  const { kind, scopes } = connection;
  return (
    <Section title={t("desk.overview")}>
      <DescriptionList
        columns={4}
        items={[
          { label: t("common.orgNr"), value: formatOrgNr(connection.companyOrgNr) },
          { label: t("desk.title"), value: connection.integrationName },
          {
            label: t("desk.kind"),
            value: t(kind === "factoring_dedicated" ? "desk.dedicated" : "desk.alternative"),
          },
          {
            label: t("factoring.agreementType"),
            value: t(`factoring.agreementTypes.${connection.agreementType}`),
          },
          { label: t("factoring.activatedAt"), value: <MomentText moment={connection.activatedAt} /> },
          {
            label: t("desk.scopes"),
            value: (
              <ul>
                {grantedScopes(kind, scopes).map((scope) => (
                  <li key={scope}>
                    <code className="text-sm break-all">{scope}</code>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Section>
  );
}
