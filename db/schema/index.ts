export * from "./auth";
export * from "./companies";
export * from "./customers";
export * from "./documents";
export * from "./factoring";
export * from "./invoices";
export * from "./ledger";
export * from "./operations";
