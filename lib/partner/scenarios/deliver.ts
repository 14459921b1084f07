import { payAdvance, settle, takeAndSend } from "../acts";
import type { Scenario } from "../stage";

/** All goes well: delivered, advanced, paid on the due date, paid out. */
export const deliver: Scenario = {
  name: "deliver",
  title: { nb: "Levert, forskuttert og betalt", en: "Delivered, advanced and paid" },
  agreements: ["financing"],
  needs: "invoice",
  async play(stage, invoice) {
    await takeAndSend(stage, invoice);
    stage.clock.advance(1);
    const advanced = await payAdvance(stage, invoice);
    stage.clock.advanceTo(invoice.dueDate);
    await settle(stage, invoice, advanced);
  },
};
