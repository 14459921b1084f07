import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { findTemplate, listTemplates } from "@/db/queries/branding";
import { listCardChanges } from "@/db/queries/card-changes";
import { findCustomer } from "@/db/queries/customers";
import { findDocument } from "@/db/queries/documents";
import { newDatabase } from "@/db/test-database";
import { assigningTemplate, newTemplate, ownTemplate, tinyPng } from "@/e2e/branding-factories";
import { expectOk, newCompany, newCustomer, organisation } from "@/e2e/factories";
import { saveCustomer } from "../customers/save-customer";
import { archiveTemplate } from "./archive-template";
import { previewTemplate } from "./preview-template";
import { saveTemplate } from "./save-template";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

const keep = { change: "keep" } as const;
const { logoDocumentId: _none, ...tinde } = assigningTemplate();

test("M30: a template is saved with its logo as it came, and changed without losing it", async () => {
  const company = await newCompany(pool);
  const png = tinyPng();
  const templateId = await newTemplate(company, assigningTemplate(), png);
  const saved = await findTemplate(company, templateId);
  const logo = await findDocument(company, saved?.logoDocumentId ?? "");
  expect(logo).toMatchObject({ kind: "logo", mediaType: "image/png" });
  expect(Buffer.compare(Buffer.from(logo?.bytes ?? []), Buffer.from(png))).toBe(0);

  await expectOk(
    saveTemplate(company, { templateId, version: 1, template: { ...tinde, name: "Ny" }, logo: keep }),
  );
  expect(await findTemplate(company, templateId)).toMatchObject({
    name: "Ny",
    version: 2,
    logoDocumentId: saved?.logoDocumentId,
  });
  await expectOk(
    saveTemplate(company, { templateId, version: 2, template: tinde, logo: { change: "remove" } }),
  );
  expect(await findTemplate(company, templateId)).toMatchObject({ logoDocumentId: null });
});

test("M30: a template that somebody else changed is not overwritten", async () => {
  const company = await newCompany(pool);
  const templateId = await newTemplate(company, ownTemplate());
  const save = (name: string) =>
    saveTemplate(company, { templateId, version: 1, template: { ...tinde, name }, logo: keep });
  await expectOk(save("Først"));
  expect(await save("Sist")).toEqual({ ok: false, error: { code: "version_conflict" } });
  expect(await findTemplate(company, templateId)).toMatchObject({ name: "Først" });
});

test("M30: a logo that cannot be drawn is refused, though its head is a picture's", async () => {
  const company = await newCompany(pool);
  const broken = tinyPng(64, 64).slice();
  broken.fill(0x11, 41, broken.byteLength - 12);
  const logo = { change: "replace", filename: "logo.png", bytes: broken } as const;
  expect(
    await saveTemplate(company, { templateId: null, version: null, template: tinde, logo }),
  ).toMatchObject({ error: { code: "logo_malformed" } });
  expect(
    await previewTemplate(company, { templateId: null, template: tinde, logo, language: "nb" }),
  ).toMatchObject({ error: { code: "logo_malformed" } });
  expect(await listTemplates(company)).toEqual([]);
});

test("M30: there is one usual template at most", async () => {
  const company = await newCompany(pool);
  await newTemplate(company, ownTemplate({ name: "A", isDefault: true }));
  await newTemplate(company, ownTemplate({ name: "B", isDefault: true }));
  expect((await listTemplates(company)).map(({ name, isDefault }) => [name, isDefault])).toEqual([
    ["A", false],
    ["B", true],
  ]);
});

test("M30, M32: archiving gives its customers the usual template, it can be brought back, and the card's history names it", async () => {
  const company = await newCompany(pool);
  const templateId = await newTemplate(company, assigningTemplate({ isDefault: true }));
  const customerNo = await newCustomer(company, organisation({ brandingTemplateId: templateId }));
  expect(await listTemplates(company)).toMatchObject([{ customers: 1, integration: null }]);

  expect(await archiveTemplate(company, { templateId, archived: true })).toMatchObject({
    value: { customersChanged: 1 },
  });
  expect(await findCustomer(company, customerNo)).toMatchObject({ brandingTemplateId: null, version: 2 });
  expect(await findTemplate(company, templateId)).toMatchObject({ isDefault: false });
  expect(await saveTemplate(company, { templateId, version: 2, template: tinde, logo: keep })).toMatchObject({
    error: { code: "version_conflict" },
  });
  const card = organisation({ brandingTemplateId: templateId });
  expect(await saveCustomer(company, { customerNo, version: 2, card })).toMatchObject({
    error: { problems: [{ field: "brandingTemplateId", code: "template_not_available" }] },
  });

  await expectOk(archiveTemplate(company, { templateId, archived: false }));
  await expectOk(saveCustomer(company, { customerNo, version: 2, card }));

  // The card's history tells the template by its name, given and taken away.
  const { rows } = await listCardChanges(company, customerNo);
  const told = rows.flatMap(({ changes }) => changes.filter(({ field }) => field === "brandingTemplateId"));
  const { name } = assigningTemplate();
  expect(told.map(({ from, to }) => [from, to])).toEqual([
    [null, name],
    [name, null],
    [null, name],
  ]);
});

test("M30: the templates of one company are not found from another, and a viewer changes none", async () => {
  const [mine, other] = [await newCompany(pool), await newCompany(pool)];
  const templateId = await newTemplate(mine, ownTemplate());
  const change = { templateId, version: 1, template: tinde, logo: keep };
  expect(await saveTemplate(other, change)).toMatchObject({ error: { code: "not_found" } });
  expect(await archiveTemplate(other, { templateId, archived: true })).toMatchObject({
    error: { code: "not_found" },
  });
  const viewer = { ...mine, actor: { kind: "user", userId: "v", name: "Vi", role: "viewer" } } as const;
  expect(await saveTemplate(viewer, change)).toMatchObject({ error: { code: "forbidden" } });
});
