/** Every word on our own invoice, in the buyer's language (bokføringsloven § 12 allows Norwegian and English). */
export type InvoicePdfLabels = {
  readonly locale: "nb-NO" | "en-GB";
  readonly invoice: string;
  readonly creditNote: string;
  readonly number: string;
  readonly invoiceDate: string;
  readonly creditNoteDate: string;
  readonly deliveryDate: string;
  readonly dueDate: string;
  readonly customerNo: string;
  readonly buyerReference: string;
  readonly orderReference: string;
  /** Before the number of the invoice that a credit note credits. */
  readonly creditedInvoice: string;
  readonly creditedInvoiceDate: string;
  readonly buyerOrganisationNumber: string;
  readonly organisationNumber: string;
  readonly description: string;
  readonly quantity: string;
  readonly unit: string;
  readonly unitPrice: string;
  readonly discount: string;
  readonly vat: string;
  readonly amount: string;
  readonly vatRate: string;
  readonly vatBase: string;
  readonly vatAmount: string;
  readonly net: string;
  readonly toPay: string;
  /** Before what one unit of a foreign currency is in kroner. */
  readonly exchangeRate: (currency: string) => string;
  readonly vatInNok: string;
  readonly totalInNok: string;
  readonly credited: string;
  readonly bankAccount: string;
  readonly kid: string;
  /** Before the name of the factoring company that is to be paid instead of the seller. */
  readonly payee: string;
  /** Under a credit note's total: that nothing is to be paid. */
  readonly nothingToPay: string;
  readonly page: (page: number, pages: number) => string;
  /** Words for units of UN/ECE Recommendation 20; a unit without one is printed as its code. */
  readonly units: Readonly<Record<string, string>>;
};
