"use client";

import { Building2 } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Status } from "@/components/ui/status";
import { useTexts } from "@/lib/text/client";
import { cardHref } from "../customers/card-places";
import { missingFields } from "../customers/customer-table";
import { isGridField } from "./grid-fields";
import { isDirty, type Row } from "./workbench-state";

type RowStateProps = {
  row: Row;
  companySlug: string;
  /** Within the grid only the active cell takes focus; in a form every control does. */
  inGrid: boolean;
  onSave: (customerNo: number) => void;
  /** Look the organisation up in Enhetsregisteret; not given when that is off. */
  onLookUp?: ((row: Row) => void) | undefined;
};

/** How a card stands: ready or lacking, being saved, not saved and why. What the grid has no column for links to the card. */
export function RowState({ row, companySlug, inGrid, onSave, onLookUp }: RowStateProps) {
  const t = useTexts();
  const tabIndex = inGrid ? -1 : undefined;
  if (row.saving) return <span className="text-ink-soft">{t("dataQuality.grid.saving")}</span>;
  if (row.trouble !== null) {
    return (
      <span className="flex flex-wrap items-center gap-2">
        <span className="text-sm text-negative">
          {row.trouble === "version_conflict"
            ? t("dataQuality.grid.conflict")
            : t(row.trouble === "failed" ? "dataQuality.grid.failed" : "errors.not_found")}
        </span>
        <Button size="small" tabIndex={tabIndex} onClick={() => onSave(row.customerNo)}>
          {t("dataQuality.grid.saveAgain")}
        </Button>
      </span>
    );
  }
  if (row.problems.length > 0) return <span className="text-negative">{t("dataQuality.grid.notSaved")}</span>;
  if (isDirty(row)) return <span className="text-ink-soft">{t("dataQuality.grid.changed")}</span>;
  if (row.lacking.length === 0) return <Status code="complete" />;

  const elsewhere = row.lacking.filter(({ field }) => !isGridField(field));
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <Badge tone="negative">{t("dataQuality.grid.lacks", { count: row.lacking.length })}</Badge>
      {elsewhere.length > 0 ? (
        <Link
          href={cardHref(companySlug, row.customerNo, elsewhere)}
          tabIndex={tabIndex}
          className="link text-sm"
        >
          {missingFields(t, elsewhere)}
        </Link>
      ) : null}
      {onLookUp && !row.isPerson ? (
        <Button
          variant="quiet"
          size="icon"
          tabIndex={tabIndex}
          aria-label={t("dataQuality.registry.open")}
          title={t("dataQuality.registry.open")}
          onClick={() => onLookUp(row)}
          className="size-6"
        >
          <Building2 aria-hidden />
        </Button>
      ) : null}
    </span>
  );
}
