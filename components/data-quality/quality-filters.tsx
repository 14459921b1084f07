import { Search } from "lucide-react";
import Link from "next/link";
import { fieldName } from "@/components/customers/field-names";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { CustomerField } from "@/lib/domain/customer";
import { formatCount } from "@/lib/text/format";
import type { Texts } from "@/lib/text/server";

type QualityFiltersProps = {
  /** "/[company]/factoring/data-quality". */
  path: string;
  show: "all" | "lacking" | CustomerField;
  search: string;
  total: number;
  lacking: number;
  /** How many cards have something to mend in a field, in the order of the card. */
  fields: readonly (readonly [field: CustomerField, count: number])[];
  t: Texts;
};

/** Which customers are shown: all, those that lack anything, or those that lack one thing, each with its count. */
export function QualityFilters({ path, show, search, total, lacking, fields, t }: QualityFiltersProps) {
  const choices = [
    { value: "lacking", label: t("dataQuality.show.lacking"), count: lacking },
    { value: "all", label: t("dataQuality.show.all"), count: total },
    ...fields.map(([field, count]) => ({ value: field, label: fieldName(t, field), count })),
  ];
  const href = (value: string) =>
    `${path}?${new URLSearchParams({ show: value, ...(search ? { q: search } : {}) })}`;
  return (
    <div className="mb-3 flex flex-wrap items-end gap-x-6 gap-y-3">
      <search>
        <form action={path} className="flex items-end gap-2">
          <input type="hidden" name="show" value={show} />
          <Field label={t("dataQuality.search")} className="w-56">
            <TextInput
              type="search"
              name="q"
              defaultValue={search}
              placeholder={t("customers.searchHint")}
              maxLength={100}
            />
          </Field>
          <Button type="submit" size="icon" aria-label={t("common.search")}>
            <Search aria-hidden />
          </Button>
        </form>
      </search>
      <nav aria-label={t("dataQuality.filterLabel")} className="flex flex-wrap gap-1.5">
        {choices.map(({ value, label, count }) => (
          <Link
            key={value}
            href={href(value)}
            aria-current={value === show ? "true" : undefined}
            className={classNames(
              "inline-flex h-8 items-center gap-1.5 rounded-md border px-2.5 whitespace-nowrap",
              value === show
                ? "border-accent bg-accent-wash font-medium text-accent"
                : "border-rule-strong bg-raised hover:bg-hover",
            )}
          >
            {label}
            <span className="tabular-nums">{formatCount(count)}</span>
          </Link>
        ))}
      </nav>
    </div>
  );
}
