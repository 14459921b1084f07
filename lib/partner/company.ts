/** Who we are: the factoring company that this program plays. All of it is invented. */
export const factor = {
  name: "PO Factoring",
  legalName: "PO Factoring AS",
  /** Valid by MOD11, in the range for made-up organisations. */
  orgNr: "318004250",
  street: "Kreditorgata 7",
  postalCode: "0155",
  city: "Oslo",
  email: "reskontro@po-factoring.example",
  phone: "+47 22 00 42 50",
  /** Where debtors pay. */
  bankAccount: "15030047122",
} as const;
