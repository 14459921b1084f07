/** What our own assertions can find wrong with an EHF that the official rules let pass. */
export type EhfFindingCode =
  | "not_ubl"
  | "line_unreadable"
  | "line_amount_inexact"
  | "discount_inexact"
  | "vat_rate_unknown"
  | "vat_base_inexact"
  | "vat_inexact"
  | "vat_total_inexact"
  | "vat_in_nok_missing"
  | "total_inexact"
  | "due_date_missing"
  | "delivery_date_missing"
  | "delivery_place_missing"
  | "billing_reference_missing"
  | "seller_vat_id_missing"
  | "vat_id_invalid"
  | "organisation_number_invalid"
  | "scheme_id_missing"
  | "kid_invalid"
  | "account_invalid"
  | "payee_incomplete"
  | "attachment_name_differs"
  | "attachment_unreadable";

/** One thing that is wrong, where it stands, and for amounts what stood there and what would be right. */
export type Finding = {
  readonly code: EhfFindingCode;
  readonly where: string;
  readonly foundOre?: bigint | null;
  readonly expectedOre?: bigint;
};
