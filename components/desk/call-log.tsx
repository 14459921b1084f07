import Form from "next/form";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { MoreRows } from "@/components/ui/more-rows";
import { Select } from "@/components/ui/select";
import { Table, TableBody, TableHead, Th } from "@/components/ui/table";
import type { Page } from "@/components/ui/use-pages";
import { type CallFilter, statusClasses } from "@/lib/contracts/calls";
import type { Texts } from "@/lib/text/server";
import { type CallRow, CallRows } from "./call-rows";

type CallLogProps = {
  first: { readonly calls: readonly CallRow[]; readonly next: string | null };
  load: (cursor: string) => Promise<Page<ReactNode>>;
  filter: CallFilter;
  /** Operation ids and problem codes to choose among. */
  operations: readonly string[];
  codes: readonly string[];
  /** The list's own address. */
  path: string;
  t: Texts;
};

/** «API-kall»: what was asked and answered, the newest first, with filters in the address. */
export function CallLog({ first, load, filter, operations, codes, path, t }: CallLogProps) {
  const narrowed = Object.values(filter).some((value) => value !== undefined);
  if (first.calls.length === 0 && !narrowed) {
    return <EmptyState title={t("desk.callsEmptyTitle")}>{t("desk.callsEmptyText")}</EmptyState>;
  }
  return (
    <>
      <Filters filter={filter} narrowed={narrowed} operations={operations} codes={codes} path={path} t={t} />
      {first.calls.length === 0 ? (
        <EmptyState title={t("desk.callsNoMatch")} />
      ) : (
        <Table label={t("desk.calls")}>
          <CallHead t={t} />
          <TableBody>
            <CallRows calls={first.calls} path={path} t={t} />
            <MoreRows columns={6} next={first.next} load={load} />
          </TableBody>
        </Table>
      )}
    </>
  );
}

/** The headings of a table of calls. */
export function CallHead({ t }: { t: Texts }) {
  return (
    <TableHead>
      <tr>
        <Th>{t("desk.at")}</Th>
        <Th>{t("desk.httpStatus")}</Th>
        <Th>{t("desk.call")}</Th>
        <Th>{t("desk.operation")}</Th>
        <Th>{t("desk.problem")}</Th>
        <Th numeric>{t("desk.duration")}</Th>
      </tr>
    </TableHead>
  );
}

type FiltersProps = Pick<CallLogProps, "filter" | "operations" | "codes" | "path" | "t"> & {
  narrowed: boolean;
};

/** A plain form: it works before its script has come. */
function Filters({ filter, narrowed, operations, codes, path, t }: FiltersProps) {
  const all = { value: "", label: t("desk.all") };
  const asOptions = (values: readonly string[]) => [all, ...values.map((value) => ({ value, label: value }))];
  return (
    <Form action={path} role="search" className="mb-3 flex flex-wrap items-end gap-3">
      <Field label={t("desk.statusClass")} className="w-52">
        <Select
          key={filter.status ?? ""}
          name="status"
          defaultValue={filter.status ?? ""}
          options={[all, ...statusClasses.map((one) => ({ value: one, label: t(`desk.class${one}`) }))]}
        />
      </Field>
      <Field label={t("desk.operation")} className="w-56">
        <Select
          key={filter.operation ?? ""}
          name="operation"
          defaultValue={filter.operation ?? ""}
          options={asOptions(operations)}
        />
      </Field>
      <Field label={t("desk.problem")} className="w-60">
        <Select
          key={filter.code ?? ""}
          name="code"
          defaultValue={filter.code ?? ""}
          options={asOptions(codes)}
        />
      </Field>
      <Button type="submit">{t("desk.filter")}</Button>
      {narrowed ? (
        <LinkButton href={path} variant="quiet">
          {t("common.clearFilters")}
        </LinkButton>
      ) : null}
    </Form>
  );
}
