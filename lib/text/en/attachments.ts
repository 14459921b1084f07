import type {
  attachmentErrors as errors,
  attachmentErrorFacts as facts,
  attachments as nb,
} from "../nb/attachments";
import type { SameKeys } from "../texts";

export const attachments: SameKeys<typeof nb> = {
  title: "Attachments",
  choose: "Add attachments",
  drop: "or drop files here",
  hint: "PDF, PNG, JPG, CSV, XLSX or ODS. A file may have {fileMegabytes} MB, and all of them {totalMegabytes} MB and {files} files together. Attachments travel with the invoice in its EHF and by e-mail, but are not printed.",
  remove: "Remove",
  removeNamed: "Remove {name}",
  removed: "{name} is removed",
  waits: "Is uploaded when the draft is saved",
  sending: "Uploading {name}",
  progress: "{done} of {count}",
  refused: "{name} was not attached. {reason}",
};

export const attachmentErrors: SameKeys<typeof errors> = {
  attachment_empty: "The file is empty. Choose one with content.",
  attachment_name_invalid: "The file name cannot be used. Give the file another name, and choose it again.",
  attachment_too_large: "The file is too large. Make it smaller, or divide it.",
  attachment_type_not_allowed:
    "An EHF cannot carry this kind of file. Save it as PDF, PNG, JPG, CSV, XLSX or ODS, and choose it again.",
  attachment_content_differs:
    "The content is something else than the file name says. Open the file in the program it comes from, and save it again.",
  attachment_known: "The same file is attached already.",
  attachments_too_many: "The invoice has as many attachments as it can have. Remove one, or join files.",
  attachments_too_large: "The attachments are too large together. Remove one, or make the files smaller.",
  attachment_not_sent: "The file did not arrive. See that you are online, and choose it again.",
  attachment_not_removed: "The attachment was not removed. See that you are online, and try again.",
};

export const attachmentErrorFacts: SameKeys<typeof facts> = {
  attachment_too_large: "The file is larger than {maxMegabytes} MB. Make it smaller, or divide it.",
  attachment_content_differs:
    "The content is something else than .{ending}. Open the file in the program it comes from, and save it again.",
  attachments_too_many: "The invoice can have {maxFiles} attachments. Remove one, or join files.",
  attachments_too_large:
    "The attachments would be larger than {maxMegabytes} MB together. Remove one, or make the files smaller.",
};
