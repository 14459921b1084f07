import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectOk, organisation, testDate, testNow } from "@/e2e/factories";
import { type FilledCompany, fillCompany } from "@/e2e/filled-company";
import { hashSecret } from "@/lib/adapters/secrets";
import { isoDate } from "@/lib/domain/dates";
import { factoringStatuses } from "@/lib/domain/factoring";
import { ore } from "@/lib/domain/money";
import { standardRateLimit } from "@/lib/domain/rate-limit";
import { everything, type ReportId, type ReportView, reportIds } from "@/lib/domain/report";
import { issueToken } from "@/lib/services/access/issue-token";
import { openPool, type Pool } from "./client";
import * as accounts from "./queries/accounts";
import * as alternative from "./queries/alternative";
import * as apiCalls from "./queries/api-calls";
import * as attachments from "./queries/attachments";
import * as bankLines from "./queries/bank-lines";
import * as branding from "./queries/branding";
import * as cardChanges from "./queries/card-changes";
import * as clientInvoices from "./queries/client-invoices";
import * as collection from "./queries/collection";
import * as companies from "./queries/companies";
import * as connections from "./queries/connections";
import * as contacts from "./queries/contacts";
import * as creditLimits from "./queries/credit-limits";
import * as customerFactoring from "./queries/customer-factoring";
import * as customers from "./queries/customers";
import * as dataQuality from "./queries/data-quality";
import * as deliveryPdfs from "./queries/delivery-pdfs";
import * as desk from "./queries/desk";
import * as directPayments from "./queries/direct-payments";
import * as documents from "./queries/documents";
import * as dunning from "./queries/dunning";
import * as events from "./queries/events";
import * as exchangeRates from "./queries/exchange-rates";
import * as financeAccount from "./queries/finance-account";
import * as followUp from "./queries/follow-up";
import * as goApiInvoices from "./queries/goapi-invoices";
import * as holds from "./queries/holds";
import * as idempotency from "./queries/idempotency";
import * as imports from "./queries/imports";
import * as inFlight from "./queries/in-flight";
import * as invoiceFiles from "./queries/invoice-files";
import * as invoiceList from "./queries/invoice-list";
import * as invoicePage from "./queries/invoice-page";
import * as invoices from "./queries/invoices";
import * as lateInvoices from "./queries/late-invoices";
import * as ledger from "./queries/ledger";
import * as legacy from "./queries/legacy";
import * as losses from "./queries/losses";
import * as matches from "./queries/matches";
import * as openItems from "./queries/open-items";
import * as overview from "./queries/overview";
import * as ownReports from "./queries/own-reports";
import * as partnerAccess from "./queries/partner-access";
import * as partnerCustomers from "./queries/partner-customers";
import * as partnerInvoices from "./queries/partner-invoices";
import * as partnerPosting from "./queries/partner-posting";
import * as payableInvoices from "./queries/payable-invoices";
import * as readiness from "./queries/readiness";
import * as reconciliations from "./queries/reconciliations";
import * as recurring from "./queries/recurring";
import * as recurringRuns from "./queries/recurring-runs";
import * as reminders from "./queries/reminders";
import * as reportSettings from "./queries/report-settings";
import * as reports from "./queries/reports";
import * as returnedInvoices from "./queries/returned-invoices";
import * as sending from "./queries/sending";
import * as suppliers from "./queries/suppliers";
import * as voucherDocuments from "./queries/voucher-documents";
import * as vouchers from "./queries/vouchers";
import * as webhooks from "./queries/webhooks";
import { openAsOwner } from "./raw-sql";
import { begin, openBooks, type Scope } from "./scope";
import { newDatabase } from "./test-database";
import { admitCall } from "./writes/partner-access";
import { insertIntegrationMember } from "./writes/people";
import { lockBooks } from "./writes/vouchers";

const database = await newDatabase();
const app = openPool(database.url);
// The owner's role sees all companies: nothing but the query's own condition stands between them.
const owner = openAsOwner(database.url) as unknown as Pool;
afterAll(() => Promise.all([app.end(), owner.end()]));

/** Asks a query, in some scope, for what belongs to `of`. */
type Call = (scope: Scope, of: FilledCompany) => Promise<unknown>;

const sale = { series: 1, voucherNo: 1 };
const factoredSale = { series: 1, voucherNo: 3 };
const payment = { series: 2, voucherNo: 1 };
const year = { from: isoDate("2026-01-01"), to: isoDate("2026-12-31") };
/** The latest reconciliation of a company's clearing account. */
const toldOf = async (scope: Scope) =>
  (await reconciliations.listReconciliations(scope, { accountNo: 80_000, limit: 1 }))[0]?.id ?? "";
const wholeGoApiPage = { statuses: factoringStatuses, filter: null, order: [], skip: 0, top: 10 };
/** Asks for the same of every report there is, on each of its levels. */
const ofEachReport = <Answer>(ask: (id: ReportId, view: ReportView) => Promise<Answer>) =>
  Promise.all(reportIds.flatMap((id) => reports.reportHeads[id].views.map((view) => ask(id, view))));

/** When every invoice that waits has waited too long. */
const muchLater = (scope: Scope): Scope => ({ ...scope, now: new Date("2027-01-01T00:00:00Z") });

/** Every query there is. One without a row here fails the test below. */
const calls: Record<
  string,
  Record<string, Call | "asked before a company is known" | "shared by all companies">
> = {
  accounts: {
    listAccounts: (scope) => accounts.listAccounts(scope),
    listPostableAccounts: (scope) => accounts.listPostableAccounts(scope),
    listIncomeAccounts: (scope) => accounts.listIncomeAccounts(scope),
    listExistingAccounts: (scope) => accounts.listExistingAccounts(scope, [1920, 7740]),
    findSubledgerSeries: (scope) => accounts.findSubledgerSeries(scope, "customer"),
    findSubledgerAccounts: (scope, of) => accounts.findSubledgerAccounts(scope, [of.customerNo, 80_000]),
    listSubledgerAccounts: (scope) => accounts.listSubledgerAccounts(scope, "customer", 10),
  },
  attachments: {
    listAttachments: (scope, of) => attachments.listAttachments(scope, of.deliveredId),
    weighAttachments: (scope, of) => attachments.weighAttachments(scope, [of.deliveredId]),
    loadAttachments: (scope, of) => attachments.loadAttachments(scope, [of.deliveredId]),
    findPartnerAttachment: (scope, of) =>
      attachments.findPartnerAttachment(scope, of.factoring.connectionId, {
        invoiceId: of.factoringId,
        attachmentId: of.attachmentId,
      }),
  },
  "bank-lines": {
    findBankLine: (scope, of) => bankLines.findBankLine(scope, of.bankLineId, { lock: true }),
    listUnpostedLines: (scope) => bankLines.listUnpostedLines(scope, { limit: 10 }),
  },
  "card-changes": {
    listCardChanges: (scope, of) => cardChanges.listCardChanges(scope, of.customerNo),
  },
  alternative: {
    sumAssignedOpen: (scope, of) => alternative.sumAssignedOpen(scope, of.alternative.connectionId),
    countFollowers: (scope) => alternative.countFollowers(scope),
  },
  branding: {
    findTemplate: (scope, of) => branding.findTemplate(scope, of.alternative.templateId),
    findUsableTemplate: (scope, of) => branding.findUsableTemplate(scope, of.alternative.templateId),
    listUsableTemplates: (scope) => branding.listUsableTemplates(scope),
    listTemplates: (scope) => branding.listTemplates(scope),
    countTemplateCustomers: (scope, of) => branding.countTemplateCustomers(scope, of.alternative.templateId),
  },
  "client-invoices": {
    listClientInvoices: (scope) => clientInvoices.listClientInvoices(scope, { limit: 10 }),
    findClientInvoice: (scope, of) => clientInvoices.findClientInvoice(scope, of.alternative.invoiceId),
    findNamedClientInvoices: (scope, of) =>
      clientInvoices.findNamedClientInvoices(scope, [of.alternative.invoiceNo]),
    listClientDebtors: (scope, of) => clientInvoices.listClientDebtors(scope, [of.alternative.customerNo]),
    listClientInvoiceIds: (scope, of) =>
      clientInvoices.listClientInvoiceIds(scope, [of.alternative.invoiceId]),
  },
  companies: {
    companiesOfUser: "asked before a company is known",
    getCompany: (scope) => companies.getCompany(scope),
  },
  connections: {
    findActiveAlternative: (scope) => connections.findActiveAlternative(scope),
    findAlternativeOf: (scope, of) => connections.findAlternativeOf(scope, of.alternative.integrationSlug),
    findActiveConnection: (scope) => connections.findActiveConnection(scope),
    findConnection: (scope, of) => connections.findConnection(scope, of.factoring.connectionId),
    listConnections: (scope) => connections.listConnections(scope),
    listIntegrations: "shared by all companies",
    findIntegration: "shared by all companies",
    listMappedAccounts: (scope, of) => connections.listMappedAccounts(scope, of.factoring.connectionId),
    listClientKeys: (scope, of) => connections.listClientKeys(scope, of.factoring.connectionId),
    listReplacedAccounts: (scope, of) => connections.listReplacedAccounts(scope, of.factoring.connectionId),
    findConnectionPeople: (scope, of) => connections.findConnectionPeople(scope, of.factoring.connectionId),
    countByStatus: (scope, of) => connections.countByStatus(scope, of.factoring.connectionId),
  },
  contacts: { listContacts: (scope) => contacts.listContacts(scope, { limit: 10 }) },
  customers: {
    findCustomer: (scope, of) => customers.findCustomer(scope, of.customerNo),
    findCustomers: (scope, of) => customers.findCustomers(scope, [of.customerNo]),
    listCustomers: (scope) => customers.listCustomers(scope),
    listAllCards: (scope) => customers.listAllCards(scope),
    countCustomers: (scope) => customers.countCustomers(scope),
  },
  webhooks: {
    listWebhookEndpoints: (scope, of) => webhooks.listWebhookEndpoints(scope, of.factoring.connectionId),
    findWebhookEndpoint: (scope, of) =>
      webhooks.findWebhookEndpoint(scope, of.factoring.connectionId, of.webhook.endpointId),
    listWebhookDeliveries: (scope, of) =>
      webhooks.listWebhookDeliveries(scope, of.webhook.endpointId, { limit: 10 }),
    findWebhookDelivery: (scope, of) => webhooks.findWebhookDelivery(scope, of.webhook.deliveryId),
  },
  "direct-payments": {
    findDirectPayment: (scope, of) => directPayments.findDirectPayment(scope, of.directPaymentId),
    hasSamePayment: (scope, of) =>
      directPayments.hasSamePayment(scope, {
        invoiceId: of.deliveredId,
        amountOre: ore(20_000n),
        paidOn: testDate,
      }),
    listOpenDirectPayments: (scope) => directPayments.listOpenDirectPayments(scope),
    listClearedDirectPayments: (scope) => directPayments.listClearedDirectPayments(scope, { limit: 10 }),
    listPartnerDirectPayments: (scope, of) =>
      directPayments.listPartnerDirectPayments(scope, of.factoring.connectionId, { limit: 10 }),
    listDeviationAccounts: (scope) => directPayments.listDeviationAccounts(scope),
  },
  events: {
    listEvents: (scope, of) => events.listEvents(scope, of.factoring.connectionId, { after: 0, limit: 10 }),
    listNewestEvents: (scope, of) => events.listNewestEvents(scope, of.factoring.connectionId, { limit: 10 }),
    findEvent: (scope, of) => events.findEvent(scope, of.factoring.connectionId, 1),
  },
  "exchange-rates": {
    listNewestRates: (scope) => exchangeRates.listNewestRates(scope, testDate),
    holdsForeign: (scope) => exchangeRates.holdsForeign(scope),
    listExchangeRates: (scope) => exchangeRates.listExchangeRates(scope, { limit: 10 }),
  },
  "data-quality": {
    countDataQuality: (scope) => dataQuality.countDataQuality(scope),
    findByOrgNr: (scope) => dataQuality.findByOrgNr(scope, [organisation().orgNr ?? ""]),
    listCardImports: (scope) => dataQuality.listCardImports(scope),
    listSuggestible: (scope) => dataQuality.listSuggestible(scope, { after: 0, limit: 10 }),
    listWorkbench: (scope) => dataQuality.listWorkbench(scope, { show: "all" }),
    listUnassessed: (scope) => dataQuality.listUnassessed(scope, 10),
  },
  "customer-factoring": {
    countOpenFactored: (scope, of) => customerFactoring.countOpenFactored(scope, of.customerNo),
    listLiveConnections: (scope) => customerFactoring.listLiveConnections(scope),
    listCustomersWithOpenFactored: (scope, of) =>
      customerFactoring.listCustomersWithOpenFactored(scope, [of.customerNo]),
  },
  documents: { findDocument: (scope, of) => documents.findDocument(scope, of.documentId) },
  collection: {
    listCollectionCases: (scope) => collection.listCollectionCases(scope, { limit: 10 }),
  },
  dunning: {
    findDunningSettings: (scope) => dunning.findDunningSettings(scope),
    listDunningCandidates: (scope) =>
      dunning.listDunningCandidates(scope, { overdueOn: isoDate("2026-05-10"), limit: 10 }),
    countDunnable: (scope) => dunning.countDunnable(scope, isoDate("2026-05-10"), { daysAfterDue: 14 }),
  },
  recurring: {
    listRecurring: (scope) => recurring.listRecurring(scope, { limit: 10 }),
    countRecurring: (scope) => recurring.countRecurring(scope),
    findRecurring: (scope, of) => recurring.findRecurring(scope, of.recurring.recurringId),
    listRecurringLines: async (scope, of) => [
      ...(await recurring.listRecurringLines(scope, [of.recurring.recurringId])),
    ],
    listDueRecurring: (scope) =>
      recurring.listDueRecurring(scope, { through: testDate, automatic: false, limit: 10 }),
    countDueRecurring: (scope) => recurring.countDueRecurring(scope, testDate),
    listRecurringDates: (scope, of) =>
      recurring.listRecurringDates(scope, of.recurring.recurringId, { limit: 10 }),
    listOriginsOf: (scope, of) => recurring.listOriginsOf(scope, [of.recurring.unsentId]),
  },
  "recurring-runs": {
    listRecurringRuns: (scope) => recurringRuns.listRecurringRuns(scope, { limit: 10 }),
    findRecurringRun: (scope, of) => recurringRuns.findRecurringRun(scope, of.recurring.runId),
    listRunDates: (scope, of) => recurringRuns.listRunDates(scope, of.recurring.runId, { limit: 10 }),
    listWaitingDates: (scope, of) => recurringRuns.listWaitingDates(scope, of.recurring.waitingRunId, 10),
    listUnsentDates: (scope) => recurringRuns.listUnsentDates(scope, 10),
    countUnsentDates: (scope) => recurringRuns.countUnsentDates(scope),
  },
  reminders: {
    listDunningRuns: (scope) => reminders.listDunningRuns(scope, { limit: 10 }),
    findDunningRun: (scope, of) => reminders.findDunningRun(scope, of.dunning.runId),
    listReminders: (scope, of) => reminders.listReminders(scope, of.dunning.runId, { limit: 10 }),
    listCustomerReminders: (scope, of) => reminders.listCustomerReminders(scope, of.dunning.customerNo),
    findReminderLetter: (scope, of) => reminders.findReminderLetter(scope, of.dunning.reminderId),
    findReminderCharge: (scope, of) => reminders.findReminderCharge(scope, of.dunning.reminderId),
    listUnsentLetters: (scope, of) => reminders.listUnsentLetters(scope, of.dunning.runId),
    listPrintedLetters: (scope, of) => reminders.listPrintedLetters(scope, of.dunning.runId),
  },
  "finance-account": {
    listFinanceAccount: (scope, of) => {
      const clearing = { accountNo: 2390, subledgerNo: 80_000 };
      return financeAccount.listFinanceAccount(scope, {
        connectionId: of.factoring.connectionId,
        clearing,
        ...year,
      });
    },
  },
  heartbeats: { secondsSinceHeartbeat: "shared by all companies" },
  "follow-up": {
    countCreditsToClarify: (scope) => followUp.countCreditsToClarify(scope),
    sumCreditsToClarify: (scope, of) => followUp.sumCreditsToClarify(scope, of.customerNo),
    listCreditsToClarify: (scope) => followUp.listCreditsToClarify(scope, { limit: 10 }),
    countReturnedDisputes: (scope) => followUp.countReturnedDisputes(scope),
    listReturnedDisputes: (scope) => followUp.listReturnedDisputes(scope, { limit: 10 }),
  },
  idempotency: {
    findAnswer: (scope, of) => idempotency.findAnswer(scope, of.factoring.connectionId, of.idempotencyKey),
  },
  "in-flight": {
    countFactored: (scope, of) => inFlight.countFactored(scope, of.factoring.connectionId),
    standsOnClearing: (scope, of) => inFlight.standsOnClearing(scope, of.factoring.connectionId),
    countInFlight: (scope, of) => inFlight.countInFlight(scope, of.factoring.connectionId),
    listInFlight: (scope, of) => inFlight.listInFlight(scope, of.factoring.connectionId, { limit: 10 }),
  },
  imports: {
    findNamedCustomers: (scope, of) =>
      imports.findNamedCustomers(scope, { numbers: [of.customerNo], orgNrs: [], names: [] }),
    findExternalNumbers: (scope, of) => imports.findExternalNumbers(scope, [of.userId]),
    findCreditableImports: (scope, of) => imports.findCreditableImports(scope, [of.userId]),
    findInvoiceImport: (scope, of) => imports.findInvoiceImport(scope, of.importId),
    listInvoiceImports: (scope) => imports.listInvoiceImports(scope, 10),
    listImportedInvoices: (scope, of) => imports.listImportedInvoices(scope, of.importId, 10),
  },
  "invoice-files": { findInvoicePdf: (scope, of) => invoiceFiles.findInvoicePdf(scope, of.deliveredId) },
  "invoice-list": {
    listInvoices: (scope) => invoiceList.listInvoices(scope, { view: "sent", limit: 10 }),
    countDrafts: (scope) => invoiceList.countDrafts(scope),
  },
  "invoice-page": {
    listInvoiceHistory: (scope, of) => invoicePage.listInvoiceHistory(scope, of.deliveredId),
    listInvoicePostings: (scope, of) => invoicePage.listInvoicePostings(scope, of.deliveredId),
    listCreditNotes: (scope, of) => invoicePage.listCreditNotes(scope, of.printedId),
    hasNoted: (scope, of) => invoicePage.hasNoted(scope, of.deliveredId, of.voucherReference),
    findSettlement: (scope, of) => invoicePage.findSettlement(scope, of.deliveredId),
  },
  invoices: {
    loadInvoices: (scope, of) => invoices.loadInvoices(scope, [of.deliveredId, of.draftId], { lock: true }),
    findInvoice: (scope, of) => invoices.findInvoice(scope, of.deliveredId),
    findInvoiceHead: (scope, of) => invoices.findInvoiceHead(scope, of.deliveredId),
    findOriginal: (scope, of) => invoices.findOriginal(scope, of.printedId),
  },
  ledger: {
    findLedgerAccount: (scope, of) => ledger.findLedgerAccount(scope, of.customerNo),
    sumLedgerAccount: (scope) => ledger.sumLedgerAccount(scope, 1500, year),
    listLedgerPostings: (scope) =>
      ledger.listLedgerPostings(scope, 1500, { period: year, openingOre: 0n, limit: 10 }),
    listSubledger: (scope) => ledger.listSubledger(scope, { kind: "customer", search: "", limit: 10 }),
  },
  legacy: {
    findLegacyFactoring: (scope) => legacy.findLegacyFactoring(scope),
    listWaitingInvoices: (scope) => legacy.listWaitingInvoices(scope),
    sumWaitingInvoices: (scope) => legacy.sumWaitingInvoices(scope),
    listLegacyTransfers: (scope) => legacy.listLegacyTransfers(scope, 10),
    nextTransferNo: (scope) => legacy.nextTransferNo(scope),
    findBureauState: (scope, of) => legacy.findBureauState(scope, of.transferredId),
  },
  losses: {
    listLosableItems: (scope, of) => losses.listLosableItems(scope, of.lostId),
    findClaimHolder: (scope, of) => losses.findClaimHolder(scope, of.deliveredId),
    listSentCreditNoteIds: (scope, of) => losses.listSentCreditNoteIds(scope, of.printedId),
    listLosses: (scope, of) => losses.listLosses(scope, of.lostId),
  },
  "own-reports": {
    lockReported: (scope, of) => ownReports.lockReported(scope, of.deliveredId),
  },
  "open-items": {
    findOpenItem: (scope) => openItems.findOpenItem(scope, { ...sale, line: 1 }),
    listOpenItems: (scope, of) => openItems.listOpenItems(scope, of.customerNo),
  },
  overview: {
    ageReceivables: (scope) => overview.ageReceivables(scope, testDate),
    countByFactoringStatus: (scope) => overview.countByFactoringStatus(scope),
    countUnsent: (scope) => overview.countUnsent(scope),
    listClearingAccounts: (scope) => overview.listClearingAccounts(scope),
    sumFactoredOpen: (scope) => overview.sumFactoredOpen(scope),
  },
  "partner-people": {
    findInvitation: "asked before a company is known",
    findPartnerBySlug: "asked before a company is known",
    findPersonByEmail: "asked before a company is known",
    listInvitations: "asked before a company is known",
    listPartnerPeople: "asked before a company is known",
    listPeopleLog: "asked before a company is known",
    partnershipsOfPerson: "asked before a company is known",
    peopleDb: "asked before a company is known",
  },
  "partner-access": { findConnectionByKeys: "asked before a company is known" },
  "api-calls": {
    listApiCalls: (scope, of) => apiCalls.listApiCalls(scope, of.factoring.connectionId, { limit: 10 }),
    findApiCall: (scope, of) => apiCalls.findApiCall(scope, of.factoring.connectionId, of.apiCallId),
  },
  desk: {
    connectionsOfPerson: "asked before a company is known",
    partnersOfPerson: "asked before a company is known",
  },
  "delivery-pdfs": {
    listDeliveryPdfs: (scope, of) => deliveryPdfs.listDeliveryPdfs(scope, of.factoringId),
  },
  holds: {
    lockEndedHolds: (scope) => holds.lockEndedHolds(scope, { today: isoDate("2027-01-01"), limit: 10 }),
  },
  "late-invoices": {
    countLate: (scope) => lateInvoices.countLate(muchLater(scope)),
    listLate: (scope) => lateInvoices.listLate(muchLater(scope), { limit: 10 }),
    findLateness: (scope, of) => lateInvoices.findLateness(muchLater(scope), of.readyId),
  },
  "credit-limits": {
    listCreditLimits: (scope, of) => creditLimits.listCreditLimits(scope, of.customerNo, { limit: 10 }),
    findCreditLimitsAt: (scope, of) =>
      creditLimits.findCreditLimitsAt(scope, of.factoring.connectionId, [of.customerNo]),
    findCreditLimit: (scope, of) => creditLimits.findCreditLimit(scope, of.customerNo),
  },
  "partner-customers": {
    listPartnerCustomers: (scope, of) =>
      partnerCustomers.listPartnerCustomers(scope, of.factoring.connectionId, { limit: 10 }),
    listVisibleDebtors: (scope, of) =>
      partnerCustomers.listVisibleDebtors(scope, of.factoring.connectionId, [of.customerNo]),
    findPartnerCustomer: (scope, of) =>
      partnerCustomers.findPartnerCustomer(scope, of.factoring.connectionId, of.customerNo),
  },
  "goapi-invoices": {
    listGoApiInvoices: (scope, of) =>
      goApiInvoices.listGoApiInvoices(scope, of.factoring.connectionId, wholeGoApiPage),
    countGoApiInvoices: async (scope, of) => {
      const [all, some] = await Promise.all([
        goApiInvoices.countGoApiInvoices(scope, of.factoring.connectionId, wholeGoApiPage),
        goApiInvoices.countGoApiInvoices(scope, of.factoring.connectionId, {
          ...wholeGoApiPage,
          filter: { is: "condition", field: "invoiceNo", comparison: "gt", value: 0 },
        }),
      ]);
      return all + some;
    },
  },
  "partner-invoices": {
    partnerRows: (scope, of) =>
      partnerInvoices.partnerRows(scope, of.factoring.connectionId, undefined).limit(10),
    listPartnerInvoices: (scope, of) =>
      partnerInvoices.listPartnerInvoices(scope, of.factoring.connectionId, { limit: 10 }),
    findPartnerInvoices: (scope, of) =>
      partnerInvoices.findPartnerInvoices(scope, of.factoring.connectionId, [of.factoringId]),
    findPartnerInvoice: (scope, of) =>
      partnerInvoices.findPartnerInvoice(scope, of.factoring.connectionId, of.factoringId),
    listInvoiceLines: (scope, of) => partnerInvoices.listInvoiceLines(scope, of.deliveredId),
    listFactoringIdsOf: (scope, of) =>
      partnerInvoices.listFactoringIdsOf(scope, of.factoring.connectionId, [of.deliveredId]),
    findOriginalFactoringId: (scope, of) =>
      partnerInvoices.findOriginalFactoringId(scope, of.factoring.connectionId, of.deliveredId),
    lockFactoringInvoices: (scope, of) =>
      partnerInvoices.lockFactoringInvoices(scope, of.factoring.connectionId, [of.factoringId]),
    findChecksum: (scope, of) => partnerInvoices.findChecksum(scope, of.documentId),
  },
  "partner-posting": {
    findNamedInvoices: (scope, of) =>
      partnerPosting.findNamedInvoices(scope, of.factoring.connectionId, {
        numbers: [of.deliveredNo],
        ids: [of.factoringId],
      }),
    listMatchableItems: (scope, of) => partnerPosting.listMatchableItems(scope, [of.customerNo]),
    listRemaining: (scope, of) =>
      partnerPosting.listRemaining(scope, of.factoring.connectionId, [of.deliveredId]),
    listAccountBalances: (scope) => partnerPosting.listAccountBalances(scope, [1500, 2700, 3000]),
    listSubledgerBalances: (scope, of) =>
      partnerPosting.listSubledgerBalances(scope, [of.customerNo, 80_000]),
    listHeldCurrencies: (scope) => partnerPosting.listHeldCurrencies(scope),
    listCurrencyBalances: (scope, of) =>
      partnerPosting.listCurrencyBalances(scope, [of.customerNo, 80_000], null),
  },
  readiness: {
    countCustomersByMethod: (scope) => readiness.countCustomersByMethod(scope),
    listLackingCards: (scope) => readiness.listLackingCards(scope, { after: 0, limit: 10 }),
    countAffectedInvoices: (scope) => readiness.countAffectedInvoices(scope),
    countMethodsToReturn: (scope) => readiness.countMethodsToReturn(scope),
  },
  "payable-invoices": {
    findPayableInvoice: (scope, of) => payableInvoices.findPayableInvoice(scope, of.deliveredId),
    searchPayableInvoices: (scope, of) =>
      payableInvoices.searchPayableInvoices(
        scope,
        { text: String(of.deliveredNo), number: of.deliveredNo, kid: null, amountOre: 1_250_000n },
        10,
      ),
    findCandidates: (scope, of) =>
      payableInvoices.findCandidates(scope, {
        kids: ["1"],
        numbers: [of.deliveredNo],
        amounts: [1_250_000n],
      }),
  },
  "report-settings": {
    findHiddenColumns: (scope, of) => reportSettings.findHiddenColumns(scope, of.userId, of.report),
  },
  reports: {
    listReport: (scope) =>
      ofEachReport((id, { level, order }) =>
        reports.listReport(scope, id, { filter: everything, level, order, limit: 10 }),
      ),
    sumReport: (scope) =>
      ofEachReport((id, { level }) => reports.sumReport(scope, id, { filter: everything, level })),
    findReportLedger: (scope) => reports.findReportLedger(scope, "open-items", everything),
  },
  "returned-invoices": {
    findReturned: (scope, of) => returnedInvoices.findReturned(scope, of.deliveredId),
  },
  sending: {
    nextInvoiceNo: (scope) => sending.nextInvoiceNo(scope),
    findOriginals: (scope, of) => sending.findOriginals(scope, [of.printedId]),
    lockUnprepared: (scope, of) => sending.lockUnprepared(scope, [of.preparingId]),
  },
  matches: {
    listLiveMatches: (scope) => matches.listLiveMatches(scope, payment),
    listInvoicesOfVouchers: (scope) => matches.listInvoicesOfVouchers(scope, [sale, factoredSale]),
  },
  reconciliations: {
    listClearingAccounts: (scope, of) =>
      reconciliations.listClearingAccounts(scope, of.factoring.connectionId),
    sumAccountAt: (scope) =>
      reconciliations.sumAccountAt(scope, { accountNo: 2390, subledgerNo: 80_000 }, year.to),
    listRemainingAt: (scope, of) =>
      reconciliations.listRemainingAt(scope, of.factoring.connectionId, year.to, {
        numbers: [of.deliveredNo],
        ids: [of.factoringId],
      }),
    listReconciliations: (scope) =>
      reconciliations.listReconciliations(scope, { accountNo: 80_000, limit: 10 }),
    findReconciliation: async (scope, of) =>
      reconciliations.findReconciliation(scope, await toldOf(of.scope)),
  },
  "voucher-documents": {
    listAttachedDocuments: (scope) => voucherDocuments.listAttachedDocuments(scope, payment),
    listOwnUploads: (scope, of) =>
      voucherDocuments.listOwnUploads(scope, of.factoring.connectionId, [of.uploadId]),
    findUpload: (scope, of) => voucherDocuments.findUpload(scope, of.factoring.connectionId, of.uploadSha256),
  },
  suppliers: {
    findSupplier: (scope, of) => suppliers.findSupplier(scope, of.supplierNo),
    listSuppliers: (scope) => suppliers.listSuppliers(scope),
    countSuppliers: (scope) => suppliers.countSuppliers(scope),
  },
  vouchers: {
    findVoucher: (scope) => vouchers.findVoucher(scope, sale),
    findVoucherPoster: (scope) => vouchers.findVoucherPoster(scope, payment),
    findVoucherByReference: (scope, of) =>
      vouchers.findVoucherByReference(scope, of.factoring.connectionId, of.voucherReference),
    listVouchersByReference: (scope, of) =>
      vouchers.listVouchersByReference(scope, of.factoring.connectionId, [of.voucherReference]),
    listPostings: (scope) => vouchers.listPostings(scope, sale),
    listVoucherMatches: (scope) => vouchers.listVoucherMatches(scope, payment),
    findLockDate: (scope) => vouchers.findLockDate(scope),
    listVouchers: (scope) => {
      const filter = { from: null, to: null, series: null };
      return vouchers.listVouchers(scope, { filter, limit: 10 });
    },
    listVoucherSeries: (scope) => vouchers.listVoucherSeries(scope),
    listVoucherDocuments: (scope) => vouchers.listVoucherDocuments(scope, factoredSale),
  },
};

const asked = Object.entries(calls).flatMap(([file, queries]) =>
  Object.entries(queries).flatMap(([name, call]) =>
    typeof call === "string" ? [] : [{ name: `${file}.${name}`, call }],
  ),
);

let mine: FilledCompany;
let theirs: FilledCompany;
/** What the first company saw while it was alone. */
const alone = new Map<string, unknown>();

/** Ask in a company's scope; in a transaction, since some queries lock. */
function ask(pool: Pool, by: FilledCompany, call: Call, of: FilledCompany): Promise<unknown> {
  const { companyId } = by.scope;
  return begin({ ...by.partner, db: openBooks(pool, companyId) }, (tx) => call(tx, of));
}

/** As text, with bytes and big numbers, so that anything of a company's can be looked for in it. */
function written(result: unknown): string {
  return JSON.stringify(result, (_, value: unknown) => {
    if (typeof value === "bigint") return value.toString();
    return value instanceof Uint8Array ? Buffer.from(value).toString("utf8") : value;
  });
}

/** Everything by which the second company's rows can be told: its mark, its id, its slug and the ids of its rows. */
const theirSigns: string[] = [];

async function collectSigns(): Promise<void> {
  const { companyId, slug } = theirs.scope;
  const tables = await owner<{ name: string }[]>`
    select c.table_name as name from information_schema.columns c
    join information_schema.columns id on (id.table_schema, id.table_name) = (c.table_schema, c.table_name)
    where c.table_schema = 'public' and c.column_name = 'company_id' and id.column_name = 'id' and id.data_type = 'uuid'`;
  for (const { name } of tables) {
    const rows = await owner<{ id: string }[]>`select id from ${owner(name)} where company_id = ${companyId}`;
    theirSigns.push(...rows.map(({ id }) => id));
  }
  theirSigns.push("BETA", slug, `"companyId":${companyId}`);
}

/** A card that nobody has asked the rules about, as one that came in past the verbs. */
async function forgetAssessments({ scope, customerNo }: FilledCompany): Promise<void> {
  await owner`
    update customers set lacking = null where company_id = ${scope.companyId} and customer_no in (${customerNo}, ${customerNo + 1})`;
}

beforeAll(async () => {
  mine = await fillCompany(app, "ALFA");
  await forgetAssessments(mine);
  await begin(mine.scope, (tx) => lockBooks(tx, isoDate("2026-01-31")));
  for (const { name, call } of asked) alone.set(name, await ask(owner, mine, call, mine));

  theirs = await fillCompany(app, "BETA");
  await forgetAssessments(theirs);
  await begin(theirs.scope, (tx) => lockBooks(tx, isoDate("2026-02-28")));
  await collectSigns();
}, 60_000);

test("every query there is stands in the table of calls, and the table names no other", async () => {
  const files = await readdir(join(import.meta.dirname, "queries"));
  const there: Record<string, string[]> = {};
  for (const file of files
    .filter((name) => !name.endsWith(".test.ts"))
    .map((name) => name.replace(/\.ts$/, ""))) {
    const exported: Record<string, unknown> = await import(`./queries/${file}.ts`);
    there[file] = Object.keys(exported)
      .filter((name) => typeof exported[name] === "function")
      .sort();
  }
  const listed = Object.entries(calls).map(([file, queries]) => [file, Object.keys(queries).sort()]);
  expect(Object.fromEntries(listed)).toEqual(there);
});

describe("two companies with the same numbers never meet (M38)", () => {
  test.each(asked)(
    "$name answers with the company's own rows, as if the other were not there",
    async ({ name, call }) => {
      const result = await ask(owner, mine, call, mine);
      expect(result, "the test must find something, or it proves nothing").not.toSatisfy(isNothing);
      expect(result).toEqual(alone.get(name));
      expect(await ask(app, mine, call, mine)).toEqual(result);
    },
  );

  test.each(asked)(
    "$name answers nothing of the other company's, even when asked for it by id",
    async ({ call }) => {
      for (const pool of [owner, app]) {
        const text = written(await ask(pool, mine, call, theirs));
        expect(theirSigns.filter((sign) => text?.includes(sign))).toEqual([]);
      }
    },
  );

  test("the same calls in the other company's scope do find its rows: the signs are there to be seen", async () => {
    const found = new Set<string>();
    for (const { call } of asked) {
      const text = written(await ask(app, theirs, call, theirs));
      for (const sign of theirSigns) if (text?.includes(sign)) found.add(sign);
    }
    expect(found).toContain("BETA");
    expect(found.size).toBeGreaterThan(10);
  });
});

/** An empty answer, or a page of none: then the other company would not show either. */
function isNothing(result: unknown): boolean {
  if (Array.isArray(result)) return result.length === 0;
  if (typeof result === "object" && result !== null && "rows" in result) return isNothing(result.rows);
  return result === null || result === undefined || result === 0;
}

describe("what is asked before a company is known answers to the asker alone", () => {
  test("a user sees the companies he is a member of", async () => {
    const entered = await companies.companiesOfUser(app, "ALFA");
    expect(entered.map(({ slug }) => slug)).toEqual([mine.scope.slug]);
    expect(await companies.companiesOfUser(app, "nobody")).toEqual([]);
  });

  test("an application key opens only its own partner's connection, and only with that connection's client key", async () => {
    const keys = (application: FilledCompany, client: FilledCompany) =>
      partnerAccess.findConnectionByKeys(
        app,
        hashSecret(application.factoring.applicationKey),
        hashSecret(client.factoring.clientKey),
      );
    expect((await keys(mine, mine))?.companyId).toBe(mine.scope.companyId);
    expect(await keys(mine, theirs)).toBeNull();
    expect(await keys(theirs, mine)).toBeNull();
  });

  test("a token is its own company's", async () => {
    const { applicationKey, clientKey } = theirs.factoring;
    const asking = { now: testNow, requestId: "test" };
    const { token } = await expectOk(issueToken(app, { applicationKey, clientKey, scopes: null }, asking));
    const admitted = await admitCall(app, hashSecret(token), testNow, standardRateLimit);
    expect(admitted?.holder.companyId).toBe(theirs.scope.companyId);
    expect(await admitCall(app, hashSecret(`${token}x`), testNow, standardRateLimit)).toBeNull();
  });

  test("whoever works for a partner sees that partner's agreements, across companies, and no others", async () => {
    const integrationOf = async (of: FilledCompany) =>
      (await connections.findConnection(of.scope, of.factoring.connectionId))?.integrationId ?? "";
    await insertIntegrationMember(app, { integrationId: await integrationOf(theirs), userId: "Petra" });

    const seen = await desk.connectionsOfPerson(app, "Petra");
    expect(seen.map(({ connectionId }) => connectionId)).toEqual([theirs.factoring.connectionId]);
    expect(await desk.partnersOfPerson(app, "Petra")).toHaveLength(1);
    // Being a member of a company, or nobody, opens no desk.
    for (const other of ["ALFA", "BETA", "nobody"]) {
      expect(await desk.connectionsOfPerson(app, other)).toEqual([]);
      expect(await desk.partnersOfPerson(app, other)).toEqual([]);
    }
  });
});
